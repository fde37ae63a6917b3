// Small courtesies. Every page works without them.
(() => {
  const takeFocus = (root) => root.querySelector?.("[data-focus]")?.focus();
  const say = (words) => {
    const line = document.createElement("p");
    line.className = "notice error";
    line.textContent = words;
    document.getElementById("messages")?.replaceChildren(line);
  };
  takeFocus(document);
  document.addEventListener("htmx:afterSettle", (event) => takeFocus(event.target));
  for (const trouble of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(trouble, () => say(document.body.dataset.trouble));
  }
})();
