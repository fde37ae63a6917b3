// The page without a network: notes hours on this phone and shows what waits there. Nothing is sent from here.
(() => {
  const page = document.querySelector("[data-offline]");
  if (!page) return;
  const part = (name) => page.querySelector(`[data-${name}]`);
  const who = waitingHours.who();
  const form = part("note");
  const said = part("said");
  const today = () => { const now = new Date(); return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10); };
  const show = () => {
    const waiting = waitingHours.of(who);
    part("waiting").hidden = !waiting.length;
    part("list").replaceChildren(...waiting.map((entry) => {
      const row = part("row").content.cloneNode(true);
      row.querySelector("[data-words]").textContent = waitingHours.say(entry);
      row.querySelector("[data-of]").textContent = `: ${waitingHours.say(entry)}`;
      row.querySelector("button").addEventListener("click", () => { waitingHours.drop(entry.client_key); said.textContent = said.dataset.gone; show(); part("said").focus(); });
      return row;
    }));
  };
  if (who && waitingHours.isPossible) {
    form.hidden = false;
    form.elements.day.value = form.elements.day.max = today();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!form.reportValidity()) return;
      const { day, hours, note, site } = Object.fromEntries(new FormData(form));
      const kept = waitingHours.add(who, { client_key: crypto.randomUUID(), day, hours, note: note.trim(), site: site.trim() });
      said.textContent = kept ? said.dataset.kept : said.dataset.full;
      navigator.storage?.persist?.();
      if (kept) { form.elements.hours.value = ""; form.elements.note.value = ""; }
      show();
      said.focus();
    });
    part("delete").addEventListener("click", () => { for (const entry of waitingHours.of(who)) waitingHours.drop(entry.client_key); said.textContent = said.dataset.gone; show(); said.focus(); });
  } else {
    part("stranger").hidden = false;
  }
  part("again").addEventListener("click", () => location.reload());
  // A network that is back may not reach the site yet: ask until it answers, then show what was asked for.
  let isLeaving = false;
  window.addEventListener("beforeunload", () => { isLeaving = true; });
  const isTyped = () => form.elements.hours.value || form.elements.note.value;
  const look = () => {
    if (!navigator.onLine) return;
    fetch(location.href, { method: "HEAD", cache: "no-store" }).then(() => {
      if (isLeaving) return;
      if (isTyped() || location.pathname === page.dataset.offline) part("back").hidden = false;
      else location.reload();
    }).catch(() => setTimeout(look, 3000));
  };
  window.addEventListener("online", look);
  look();
  show();
})();
