/* Waits for a change of the archive and loads the page anew; shows mistakes over the page until they are mended. */
(() => {
  "use strict";

  const events = "/.afterword/events";
  let version = document.currentScript.dataset.version;
  let asking = null;

  const show = (mistakes) => {
    let box = document.getElementById("afterword-mistakes");
    if (!box) {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = "/.afterword/serve.css";
      document.head.append(style);
      box = document.createElement("section");
      box.id = "afterword-mistakes";
      box.lang = "en";
      box.dir = "ltr";
      box.tabIndex = -1;
      box.setAttribute("aria-label", "Mistakes in the archive");
      box.setAttribute("role", "alert");
      const title = document.createElement("h2");
      title.textContent = "The archive has mistakes";
      const words = document.createElement("p");
      words.textContent = "Below is the last state without them.";
      const text = document.createElement("pre");
      text.tabIndex = 0;
      box.append(title, words, text);
      document.body.prepend(box);
    }
    box.querySelector("pre").textContent = mistakes;
  };

  /* Only while the page is seen: a browser keeps few connections to one host, and every tab would hold one. */
  const wait = async () => {
    if (document.hidden || asking) return;
    const mine = new AbortController();
    asking = mine;
    try {
      const answer = await fetch(`${events}?version=${encodeURIComponent(version)}`, { cache: "no-store", signal: mine.signal });
      const news = await answer.json();
      if (news.version !== version) {
        version = news.version;
        if (news.mistakes === null) {
          location.reload();
          return;
        }
        show(news.mistakes);
      }
      asking = null;
      wait();
    } catch {
      asking = null;
      if (!mine.signal.aborted) setTimeout(wait, 1000);
    }
  };

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) asking?.abort();
    else wait();
  });
  /* A page that comes back from the browser's memory of it may be old. */
  addEventListener("pageshow", wait);
  addEventListener("pagehide", () => asking?.abort());
})();
