// Keeps hours on this phone while there is no connection, and sends them later. The page works without it.
// Each entry has a key of its own: sent twice, it counts once. It is sent by the person who wrote it alone.
(() => {
  const form = document.querySelector("form[data-book]");
  const line = document.querySelector("[data-queue]");
  const notes = document.querySelector("[data-notes]");
  if (!form || !line || !waitingHours.isPossible) return;
  const mark = form.elements.written_by.value;
  const book = form.dataset.book;
  const words = line.querySelector("[data-queue-words]");
  const ready = () => waitingHours.of(mark).filter((entry) => entry.book === book);
  const noted = () => (notes ? waitingHours.of(mark).filter((entry) => !entry.book) : []);
  const show = (text) => {
    const waiting = ready().length;
    line.hidden = !waiting && !text;
    line.querySelector("[data-queue-send]").hidden = !waiting;
    words.textContent = text || (waiting === 1 ? words.dataset.one : words.dataset.many);
  };
  const titleOf = (process) => [...form.elements.process.options].find((one) => one.value === process)?.text || "";
  const fields = () => {
    const { client_key, day, process, hours, site } = Object.fromEntries(new FormData(form));
    return { client_key, day, process, hours, site, book, title: titleOf(process) };
  };
  const renew = () => { form.elements.client_key.value = crypto.randomUUID(); form.elements.hours.value = ""; };
  const post = (entry) => {
    const body = new FormData();
    for (const field of ["client_key", "day", "process", "hours", "site"]) body.set(field, entry[field] ?? "");
    body.set("written_by", entry.mark);
    body.set("waited", "yes");
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return fetch(form.action || location.href, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
  };
  let busy = false;
  const send = async () => {
    if (busy) return;
    busy = true;
    let sent = 0;
    let text = "";
    try {
      for (let waiting = ready(); waiting.length; waiting = ready()) {
        const [entry] = waiting;
        const answer = await post(entry);
        if (answer.status !== 201 && answer.status !== 422) { text = words.dataset.later; break; }
        waitingHours.drop(entry.client_key);
        if (answer.status === 422) {
          for (const [field, value] of Object.entries(entry)) if (form.elements[field]) form.elements[field].value = value;
          text = words.dataset.refused;
          break;
        }
        sent += 1;
      }
      if (sent && !text) {
        try { sessionStorage.setItem("hours-sent", "yes"); } catch { /* said or not, they are in the book */ }
        location.reload();
        return;
      }
    } catch { /* still no connection: it waits on */ } finally { busy = false; }
    show(text);
  };
  const likely = (select, note) => {
    const said = (note || "").trim().toLowerCase();
    const place = [...select.options].findIndex((one, at) => said && (one.text.toLowerCase() === said || String(at + 1) === said));
    select.prepend(new Option(select.dataset.none, ""));
    select.selectedIndex = place + 1;
  };
  const list = () => {
    if (!notes) return;
    const rows = noted().map((entry) => {
      const row = notes.querySelector("[data-note]").content.cloneNode(true).firstElementChild;
      const [label, select, away] = [row.querySelector("label"), row.querySelector("select"), row.querySelector("button")];
      label.textContent = waitingHours.say(entry);
      label.htmlFor = select.id = `note-${entry.client_key}`;
      row.querySelector("[data-of]").textContent = `: ${waitingHours.say(entry)}`;
      likely(select, entry.note);
      row.dataset.key = entry.client_key;
      away.addEventListener("click", () => { waitingHours.drop(entry.client_key); list(); });
      return row;
    });
    notes.hidden = !rows.length;
    notes.querySelector("[data-notes-list]").replaceChildren(...rows);
  };
  form.addEventListener("submit", (event) => {
    if (navigator.onLine || !form.checkValidity()) return;
    event.preventDefault();
    if (waitingHours.add(mark, fields())) { renew(); show(""); }
  });
  notes?.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    for (const row of notes.querySelectorAll("[data-key]")) {
      const process = row.querySelector("select").value;
      if (process) waitingHours.change(row.dataset.key, { process, book, title: titleOf(process) });
    }
    list();
    send();
  });
  line.querySelector("[data-queue-send]").addEventListener("click", send);
  window.addEventListener("online", send);
  let sentBefore = "";
  try { sentBefore = sessionStorage.getItem("hours-sent") || ""; sessionStorage.removeItem("hours-sent"); } catch { /* nothing to say */ }
  show(sentBefore && words.dataset.sent);
  list();
  if (navigator.onLine && ready().length) send();
})();
