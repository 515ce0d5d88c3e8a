// A board: cards go from column to column by keys and by dragging. What is posted
// is the form of the page, and what it answers is drawn in the page's place.
(() => {
  "use strict";

  const board = () => document.querySelector(".board");
  if (!board()) return;
  // What is said aloud outlives what is drawn anew.
  const said = document.querySelector("#board-said");
  document.body.append(said);

  const columnOf = (element) => element?.closest?.("[data-column]") ?? null;
  const cardOf = (element) => element?.closest?.(".card") ?? null;
  // Only what may be moved says which version of it is shown.
  const moves = (card) => card?.dataset.version !== undefined;
  const cardsOf = (column) => [...column.querySelectorAll(".card")];
  const page = async (answer) =>
    new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");

  // A column that was read further keeps what was read.
  const keep = (main, moved) => {
    for (const column of board().querySelectorAll("[data-further]")) {
      const next = main.querySelector(`[data-column="${CSS.escape(column.dataset.column)}"]`);
      if (!next) continue;
      for (const card of cardsOf(column)) {
        if (card.id !== moved && !main.querySelector(`#${card.id}`)) {
          next.querySelector(".deck").append(card);
        }
      }
      next.querySelector("[data-more]")?.remove();
      const more = column.querySelector("[data-more]");
      if (more) next.append(more);
      next.dataset.further = "yes";
    }
  };

  const draw = (main, moved) => {
    keep(main, moved);
    const [left, top] = [board().scrollLeft, window.scrollY];
    main.querySelector("#board-said")?.remove();
    document.querySelector("main").replaceWith(main);
    if (board()) board().scrollLeft = left;
    window.scrollTo(0, top);
    document.dispatchEvent(new Event("bailey:drawn"));
    const card = document.getElementById(moved);
    const focus = card?.querySelector("select") ?? card?.querySelector("a");
    focus?.focus();
    said.textContent = main.querySelector(".card .problem, .notice span")?.textContent ?? "";
  };

  const move = async (card, column) => {
    const form = document.querySelector("#board-move");
    if (!form || !moves(card) || card.getAttribute("aria-busy") === "true") return;
    form.elements.record.value = card.dataset.record;
    form.elements.version.value = card.dataset.version;
    form.elements.to.value = column.dataset.column;
    card.setAttribute("aria-busy", "true");
    column.querySelector(".deck").prepend(card);
    const body = new URLSearchParams(new FormData(form));
    try {
      const main = await page(await fetch(form.action, { method: "POST", body }));
      if (main) draw(main, card.id);
      else location.reload();
    } catch {
      // Nobody answered: posting the form itself says so in the browser's words.
      form.submit();
    }
  };

  const keys = (event) => {
    const card = cardOf(document.activeElement);
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(document.activeElement.tagName)) return;
    const column = columnOf(card);
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const along = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const cards = cardsOf(column);
    const at = cards.indexOf(card);
    const focus = (other) => other?.querySelector("a").focus();
    if (across && event.shiftKey) {
      const columns = [...board().querySelectorAll("[data-column]")];
      const next = columns[columns.indexOf(column) + across];
      if (next) move(card, next);
    } else if (across) {
      const columns = [...board().querySelectorAll("[data-column]")].filter(
        (other) => other === column || cardsOf(other).length > 0,
      );
      const next = columns[columns.indexOf(column) + across];
      if (next) focus(cardsOf(next)[Math.min(at, cardsOf(next).length - 1)]);
    } else if (along && !event.shiftKey) {
      focus(cards[at + along]);
    } else {
      return;
    }
    event.preventDefault();
  };
  document.addEventListener("keydown", keys);

  let dragged = null;
  const mark = (column) => {
    for (const other of board().querySelectorAll(".over")) other.classList.remove("over");
    column?.classList.add("over");
  };
  document.addEventListener("dragstart", (event) => {
    const card = cardOf(event.target);
    dragged = moves(card) ? card : null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.querySelector(".name").textContent);
    dragged.classList.add("dragged");
  });
  document.addEventListener("dragover", (event) => {
    const column = dragged && columnOf(event.target);
    if (!column) return;
    event.preventDefault();
    mark(column === columnOf(dragged) ? null : column);
  });
  document.addEventListener("drop", (event) => {
    const column = dragged && columnOf(event.target);
    if (!column) return;
    event.preventDefault();
    if (column !== columnOf(dragged)) move(dragged, column);
  });
  document.addEventListener("dragend", () => {
    dragged?.classList.remove("dragged");
    dragged = null;
    mark(null);
  });

  // A finger that rests on a card lifts it; before that, it scrolls.
  let lifting = null;
  let lifted = null;
  const under = (touch) => columnOf(document.elementFromPoint(touch.clientX, touch.clientY));
  const settle = () => {
    clearTimeout(lifting);
    lifted?.classList.remove("dragged");
    lifting = lifted = null;
    mark(null);
  };
  document.addEventListener("touchstart", (event) => {
    settle();
    const card = cardOf(event.target);
    if (!moves(card) || event.touches.length > 1 || event.target.closest("button, select, .move-link")) return;
    // The browser's own dragging would take the finger away.
    card.draggable = false;
    const from = event.touches[0];
    lifting = setTimeout(() => {
      lifted = card;
      card.classList.add("dragged");
      navigator.vibrate?.(10);
    }, 350);
    const scrolls = (moved) => {
      const far = Math.hypot(moved.touches[0].clientX - from.clientX, moved.touches[0].clientY - from.clientY);
      if (!lifted && far > 8) clearTimeout(lifting);
    };
    card.addEventListener("touchmove", scrolls, { passive: true });
    const ended = () => card.removeEventListener("touchmove", scrolls);
    card.addEventListener("touchend", ended, { once: true });
    card.addEventListener("touchcancel", ended, { once: true });
  }, { passive: true });
  document.addEventListener("touchmove", (event) => {
    if (!lifted) return;
    event.preventDefault();
    const touch = event.touches[0];
    const column = under(touch);
    mark(column === columnOf(lifted) ? null : column);
    const edge = 40;
    const { left, right } = board().getBoundingClientRect();
    if (touch.clientX < left + edge) board().scrollLeft -= 12;
    if (touch.clientX > Math.min(right, innerWidth) - edge) board().scrollLeft += 12;
  }, { passive: false });
  document.addEventListener("touchend", (event) => {
    const card = lifted;
    const column = card && under(event.changedTouches[0]);
    settle();
    if (!card) return;
    // Letting go is no tap on the card's link.
    event.preventDefault();
    if (column && column !== columnOf(card)) move(card, column);
  }, { passive: false });
  document.addEventListener("touchcancel", settle);
  document.addEventListener("contextmenu", (event) => {
    if (lifted || lifting) event.preventDefault();
  });

  // More cards of a column come in below those that are there.
  document.addEventListener("click", async (event) => {
    const more = event.target.closest?.("a[data-more]");
    if (!more || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const column = columnOf(more);
    try {
      const main = await page(await fetch(more.href));
      const cards = [...main.querySelectorAll(".card")].filter(
        (card) => !document.getElementById(card.id),
      );
      column.querySelector(".deck").append(...cards);
      column.dataset.further = "yes";
      const next = main.querySelector("[data-more]");
      if (next) more.replaceWith(next);
      else more.remove();
      cards[0]?.querySelector("a").focus();
    } catch {
      location.href = more.href;
    }
  });
})();
