/* Full-text search. The index lies beside the site; without a server it can't be read, and the page keeps its list of all claims. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-index]");
  if (!form || location.protocol === "file:") return;

  const field = form.querySelector("[name=q]");
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  const status = form.querySelector("[role=status]");
  const list = form.querySelector("[data-results]");
  const force = form.querySelector("[data-force]");
  const more = form.querySelector("[data-more]");
  const all = document.querySelector(".all");
  const say = form.dataset;
  const index = new URL(say.index, location.href);
  const page = 20;
  let engine = null;
  let asked = 0;

  form.hidden = false;
  all.querySelector("[data-note]").hidden = true;
  if (matchMedia("(max-width: 39.99rem)").matches) form.querySelector("details")?.removeAttribute("open");

  const load = () => {
    engine ??= import(index.href).then(async (search) => {
      await search.options({ baseUrl: new URL("../", index).pathname, excerptLength: 30 });
      await search.init();
      return search;
    });
    return engine;
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  const sign = (drawing) => {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const use = document.createElementNS(space, "use");
    svg.setAttribute("class", "i");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", "#m-" + drawing);
    svg.append(use);
    return svg;
  };

  /* An excerpt is HTML with `mark` around the hits. Only its text is taken over, so that nothing in it can act. */
  const excerpt = (html) => {
    const text = (part) => new DOMParser().parseFromString("<i>" + part, "text/html").body.textContent;
    return html.split(/<\/?mark>/).map((part, place) => (place % 2 ? element("mark", "", text(part)) : text(part)));
  };

  const result = ({ url, excerpt: html, meta }) => {
    const link = element("a", "", meta.title || url);
    link.href = url;
    const tag = element("p", "tag");
    if (meta.status) {
      const mark = element("span", "mark " + (meta.tone || ""), meta.status);
      if (meta.drawing) mark.prepend(sign(meta.drawing));
      tag.append(mark);
    }
    tag.append(element("span", "meta", [meta.kind, meta.year].filter(Boolean).join(" · ")));
    return element("li", "", tag, element("p", "", link), element("p", "meta", ...excerpt(html)));
  };

  const chosen = () => boxes.filter((box) => box.checked);

  const remember = () => {
    const query = new URLSearchParams();
    if (field.value.trim()) query.set("q", field.value.trim());
    chosen().forEach((box) => query.append(box.name, box.value));
    history.replaceState(null, "", query.size ? "?" + query : location.pathname);
  };

  const inForce = () => {
    force.replaceChildren(...chosen().map((box) => {
      const link = element("a", "", say.remove.replace("{filter}", box.parentElement.firstElementChild.nextSibling.textContent.trim()));
      link.href = "#results";
      link.addEventListener("click", () => { box.checked = false; ask(); });
      return element("li", "", link);
    }));
    force.hidden = force.children.length === 0;
  };

  const count = (n) => {
    const form = new Intl.PluralRules(say.lang).select(n);
    return (say[form] || say.other).replace("{n}", n.toLocaleString(say.lang));
  };

  const ask = async () => {
    const turn = ++asked;
    const query = field.value.trim();
    remember();
    inForce();
    const idle = !query && chosen().length === 0;
    all.hidden = !idle;
    if (idle) {
      status.textContent = "";
      list.replaceChildren();
      more.parentElement.hidden = true;
      return;
    }
    const filters = {};
    chosen().forEach((box) => { (filters[box.name] ??= { any: [] }).any.push(box.value); });
    try {
      status.textContent = say.loading;
      const found = await (await load()).search(query || null, { filters });
      if (turn !== asked) return;
      list.replaceChildren();
      status.textContent = found.results.length ? count(found.results.length) : say.none.replace("{words}", query);
      const next = async () => {
        const start = list.children.length;
        const data = await Promise.all(found.results.slice(start, start + page).map((hit) => hit.data()));
        if (turn !== asked) return;
        list.append(...data.map(result));
        more.parentElement.hidden = list.children.length >= found.results.length;
        if (start) list.children[start]?.querySelector("a").focus();
      };
      more.onclick = next;
      await next();
    } catch {
      if (turn !== asked) return;
      status.textContent = say.failed;
      all.hidden = false;
    }
  };

  let typing = 0;
  field.addEventListener("focus", load, { once: true });
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(ask, 250);
  });
  boxes.forEach((box) => box.addEventListener("change", ask));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    ask();
  });

  const query = new URLSearchParams(location.search);
  field.value = query.get("q") || "";
  boxes.forEach((box) => { box.checked = query.getAll(box.name).includes(box.value); });
  if (field.value || chosen().length) ask();
})();
