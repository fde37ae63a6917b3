// Wires the passkey buttons to the browser. Without scripts they stay hidden, and the page says why.
(() => {
  const say = (words) => {
    const line = document.createElement("p");
    line.className = "notice error";
    line.textContent = words;
    document.getElementById("messages")?.replaceChildren(line);
  };
  for (const excuse of document.querySelectorAll("[data-without-script]")) excuse.remove();
  for (const button of document.querySelectorAll("[data-passkey]")) {
    const { passkey, credential, passwordless, options, trouble } = button.dataset;
    const ids = { [passkey]: button.id, credential, passwordless, data: options };
    window.allauth.webauthn.forms[`${passkey}Form`]({ ids });
    document.addEventListener("allauth.error", (event) => {
      event.preventDefault();
      say(trouble);
    });
    button.closest("[hidden]").hidden = false;
  }
})();
