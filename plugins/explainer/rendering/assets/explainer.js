// Definitions of terms: style alone shows them; this lets Escape close one (WCAG 2.2, 1.4.13),
// gives touch a first tap that shows and a second that follows, and keeps the box on the screen.
(() => {
  "use strict";
  const terms = () => document.querySelectorAll(".xp-term");

  const settle = (term) => {
    const tip = term.querySelector(".xp-term__tip");
    tip.style.transform = "";
    if (getComputedStyle(tip).position !== "absolute") return;
    const over = tip.getBoundingClientRect().right - (document.documentElement.clientWidth - 8);
    if (over > 0) tip.style.transform = `translateX(${-Math.ceil(over)}px)`;
  };

  const closeAll = (but) => {
    for (const term of terms()) if (term !== but) term.classList.remove("xp-term--open");
  };

  let touched = false;
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (!event.target.closest(".xp-term")) closeAll();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".xp-term__link");
    if (!link || !touched) return;
    const term = link.parentElement;
    if (term.classList.contains("xp-term--open")) return;
    event.preventDefault();
    closeAll(term);
    term.classList.remove("xp-term--closed");
    term.classList.add("xp-term--open");
    settle(term);
  });

  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const term = event.target.closest?.(".xp-term");
      if (term) settle(term);
    });
  }

  document.addEventListener("pointerout", (event) => {
    const term = event.target.closest?.(".xp-term");
    if (term && !term.contains(event.relatedTarget)) term.classList.remove("xp-term--closed");
  });
  document.addEventListener("focusout", (event) => {
    event.target.closest?.(".xp-term")?.classList.remove("xp-term--closed");
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const term of terms()) {
      if (term.matches(":hover") || term.contains(document.activeElement)) {
        term.classList.add("xp-term--closed");
      }
    }
    closeAll();
  });
})();
