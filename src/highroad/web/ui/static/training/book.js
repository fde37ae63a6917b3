// Keeps hours on this phone while there is no connection, and sends them later. The page works without it.
// Each entry has a key of its own: sent twice, it counts once.
(() => {
  const form = document.querySelector("form[data-book]");
  const line = document.querySelector("[data-queue]");
  if (!form || !line || !window.crypto?.randomUUID) return;
  const name = `hours-${form.dataset.book}`;
  const words = line.querySelector("[data-queue-words]");
  const read = () => { try { return JSON.parse(localStorage.getItem(name)) || []; } catch { return []; } };
  const keep = (waiting) => { try { localStorage.setItem(name, JSON.stringify(waiting)); return true; } catch { return false; } };
  const show = (text) => {
    const waiting = read().length;
    line.hidden = !waiting && !text;
    line.querySelector("[data-queue-send]").hidden = !waiting;
    words.textContent = text || (waiting === 1 ? words.dataset.one : words.dataset.many);
  };
  const fields = () => Object.fromEntries([...new FormData(form)].filter(([field]) => field !== "csrfmiddlewaretoken"));
  const renew = () => { form.elements.client_key.value = crypto.randomUUID(); form.elements.hours.value = ""; };
  const post = (entry) => {
    const body = new FormData();
    for (const [field, value] of Object.entries(entry)) body.set(field, value);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return fetch(form.action || location.href, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
  };
  let busy = false;
  const send = async () => {
    if (busy) return;
    busy = true;
    let sent = 0;
    try {
      for (let waiting = read(); waiting.length; waiting = read()) {
        const answer = await post(waiting[0]);
        if (answer.type !== "opaqueredirect" && answer.status !== 422) break;
        keep(read().filter((entry) => entry.client_key !== waiting[0].client_key));
        if (answer.status === 422) {
          for (const [field, value] of Object.entries(waiting[0])) if (form.elements[field]) form.elements[field].value = value;
          show(words.dataset.refused);
          return;
        }
        sent += 1;
      }
      if (sent) { location.reload(); return; }
    } catch { /* still no connection: it waits on */ } finally { busy = false; }
    show("");
  };
  form.addEventListener("submit", (event) => {
    if (navigator.onLine || !form.checkValidity()) return;
    event.preventDefault();
    if (keep([...read(), fields()])) { renew(); show(""); }
  });
  line.querySelector("[data-queue-send]").addEventListener("click", send);
  window.addEventListener("online", send);
  show("");
  if (navigator.onLine && read().length) send();
})();
