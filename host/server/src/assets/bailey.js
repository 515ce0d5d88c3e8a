// Makes what already works without it quicker to use. Nothing here is needed.
(() => {
  "use strict";

  const typing = (element) =>
    element instanceof HTMLElement &&
    (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName)) &&
    element.type !== "checkbox";

  // The reader's time zone, so that moments can be shown in it from the next page on.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.split("; ").includes(`zone=${encodeURIComponent(zone)}`)) {
    document.cookie = `zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
  }

  // Lists: arrows walk the rows, space selects, enter opens, e edits, # deletes.
  const rows = () => [...document.querySelectorAll("tr[data-row]")];
  const opener = (row) => row.querySelector("a[href]");
  const walk = (step) => {
    const all = rows();
    if (all.length === 0) return false;
    const now = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.min(Math.max(now + step, 0), all.length - 1)];
    opener(next)?.focus();
    return true;
  };
  const current = () => rows().find((row) => row.contains(document.activeElement));

  const keys = {
    "/": () => {
      const search = document.querySelector("#search");
      search?.focus();
      search?.select();
      return Boolean(search);
    },
    ArrowDown: () => Boolean(current()) && walk(1),
    ArrowUp: () => Boolean(current()) && walk(-1),
    j: () => walk(1),
    k: () => walk(-1),
    " ": () => {
      const box = document.activeElement.type !== "checkbox" && current()?.querySelector("input[name=row]");
      box && box.click();
      return Boolean(box);
    },
    e: () => {
      const link = current()?.querySelector("a[href^='/tables/']") ?? null;
      const here = document.querySelector("[data-key=e]");
      if (link) location.href = `${link.href}/edit`;
      else here?.click();
      return Boolean(link ?? here);
    },
    "#": () => {
      const button = document.querySelector("[data-key=delete]");
      // In a list it means the rows that are selected, or else the one at hand.
      const picked = button?.form?.querySelector("input[name=row]:checked");
      if (!picked) current()?.querySelector("input[name=row]")?.click();
      button?.click();
      return Boolean(button);
    },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(document.activeElement)) return;
    if (Object.hasOwn(keys, event.key) && keys[event.key]()) event.preventDefault();
  });

  // How many rows are selected, and all of them at once.
  for (const bar of document.querySelectorAll("form .selection-bar")) {
    const form = bar.closest("form");
    const boxes = () => [...form.elements].filter((element) => element.name === "row");
    const all = form.querySelector("input[data-all]");
    const count = bar.querySelector("[data-count]");
    const tell = () => {
      const chosen = boxes().filter((box) => box.checked).length;
      if (count) count.textContent = count.dataset.count.replace("%", chosen);
      if (all) {
        all.checked = chosen > 0 && chosen === boxes().length;
        all.indeterminate = chosen > 0 && !all.checked;
      }
    };
    if (all) {
      all.closest("label").hidden = false;
      all.addEventListener("change", () => {
        for (const box of boxes()) box.checked = all.checked;
        tell();
      });
    }
    document.addEventListener("change", (event) => event.target.form === form && tell());
    tell();
  }

  // A filter applies as soon as a choice is made.
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });

  // A reference suggests the records whose text begins like what is typed.
  for (const input of document.querySelectorAll("input[data-labels]")) {
    const list = document.createElement("datalist");
    list.id = `${input.id}-list`;
    input.after(list);
    input.setAttribute("list", list.id);
    let asked = "";
    input.addEventListener("input", async () => {
      const typed = input.value.trim();
      if (typed.length < 2 || typed.startsWith("#") || typed === asked) return;
      asked = typed;
      const answer = await fetch(`${input.dataset.labels}?q=${encodeURIComponent(typed)}`);
      if (!answer.ok || asked !== typed) return;
      const options = (await answer.json()).map(([number, label]) => new Option(label, number));
      list.replaceChildren(...options);
    });
  }

  // A notice that offers Undo goes away by itself; what it undoes stays in the bin.
  const brief = () => {
    for (const notice of document.querySelectorAll(".notice[data-brief='']")) {
      notice.dataset.brief = "counting";
      let left = 10;
      const tick = setInterval(() => {
        if (notice.matches(":hover, :focus-within")) return;
        left -= 1;
        if (left <= 0) {
          clearInterval(tick);
          notice.remove();
        }
      }, 1000);
    }
  };
  brief();
  document.addEventListener("bailey:drawn", brief);

  // Work that goes on by itself says how far it is; at its end the page is drawn anew.
  const follow = async (part) => {
    const source = part.dataset.running;
    const answer = await fetch(source).catch(() => null);
    if (!answer?.ok) return setTimeout(follow, 5000, part);
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = [...drawn.querySelectorAll("[data-running]")].find((one) => one.dataset.running === source);
    if (!now) return location.reload();
    part.querySelector(".running").replaceWith(now.querySelector(".running"));
    setTimeout(follow, 1000, part);
  };
  const running = document.querySelector("[data-running]");
  if (running) setTimeout(follow, 1000, running);

  // A form is sent once.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  // Coming back by the browser's history, it may be sent again.
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
})();
