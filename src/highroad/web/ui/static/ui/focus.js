// A click on a picture in the editor writes its two numbers: percent from the left and from the top.
document.addEventListener("click", (event) => {
  const picture = event.target.closest("img[data-focus-of]");
  if (!picture) return;
  const box = picture.getBoundingClientRect();
  const write = (name, part) => {
    const field = document.querySelector(`input[name="${name}"]`);
    field.value = Math.round(100 * Math.min(1, Math.max(0, part)));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  write("focal_x", (event.clientX - box.left) / box.width);
  write("focal_y", (event.clientY - box.top) / box.height);
});
