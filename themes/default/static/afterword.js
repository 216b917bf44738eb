/* What a page can do beside being read. Without this file nothing is missing from it. */
(() => {
  "use strict";

  /* The source behind a number, shown while the pointer or the focus is on it. Escape closes it, the pointer may enter it. */
  const pop = document.createElement("div");
  pop.className = "pop";
  pop.id = "source--shown";
  pop.setAttribute("role", "tooltip");
  let shown = null;
  let leaving = 0;

  const words = (source) => {
    const copy = source.cloneNode(true);
    copy.querySelectorAll(".back, .vh, .note").forEach((part) => part.remove());
    return copy.textContent.trim().replace(/\s+/g, " ");
  };

  const hide = () => {
    clearTimeout(leaving);
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    pop.remove();
  };

  const show = (number) => {
    clearTimeout(leaving);
    if (number === shown) return;
    hide();
    const source = document.getElementById(decodeURIComponent(number.hash.slice(1)));
    if (!source) return;
    shown = number;
    pop.textContent = words(source);
    document.body.append(pop);
    number.setAttribute("aria-describedby", pop.id);
    const at = number.getBoundingClientRect();
    const room = document.documentElement.clientWidth - pop.offsetWidth - 16;
    const below = at.bottom + pop.offsetHeight + 8 < window.innerHeight || at.top < pop.offsetHeight + 8;
    pop.style.left = Math.max(16, Math.min(at.left, room)) + window.scrollX + "px";
    pop.style.top = (below ? at.bottom + 2 : at.top - pop.offsetHeight - 2) + window.scrollY + "px";
  };

  const number = (event) => event.target instanceof Element && event.target.closest("a.cite[href^='#']");
  const over = (event) => number(event) || (pop.contains(event.target) && shown);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const on = over(event);
    if (on) show(on);
    else if (shown && shown !== document.activeElement) {
      clearTimeout(leaving);
      leaving = setTimeout(hide, 250);
    }
  });
  document.addEventListener("focusin", (event) => {
    const on = number(event);
    if (on && on.matches(":focus-visible")) show(on);
    else hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });

  /* A button that copies what a reference manager reads. */
  if (navigator.clipboard) {
    document.querySelectorAll("[data-copy] ~ details").forEach((details) => {
      const { copy, copied } = details.parentElement.querySelector("[data-copy]").dataset;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = copy;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(details.querySelector("pre").textContent);
        button.textContent = copied;
        setTimeout(() => { button.textContent = copy; }, 2000);
      });
      details.append(button);
    });
  }

  /* Changes that this reader has not seen yet. What was seen is kept in this browser and goes nowhere. */
  const changes = document.querySelector("[data-unseen]");
  if (changes) {
    const entries = [...changes.querySelectorAll("[data-id]")];
    try {
      const key = "afterword:seen:" + location.pathname;
      const seen = JSON.parse(localStorage.getItem(key) || "null");
      if (seen) {
        entries.filter((entry) => !seen.includes(entry.dataset.id)).forEach((entry) => {
          const word = document.createElement("span");
          word.className = "flag";
          word.textContent = changes.dataset.unseen;
          entry.querySelector(".tag").append(word);
        });
      }
      localStorage.setItem(key, JSON.stringify(entries.map((entry) => entry.dataset.id)));
    } catch {
      /* A browser that keeps nothing shows every change alike. */
    }
  }
})();
