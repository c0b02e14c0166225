"use strict";
// j and k go from flag to flag, p plays the clip of the one that is looked at.
const flags = [...document.querySelectorAll("article")];
let at = -1;
function go(index) {
  if (flags.length === 0) return;
  at = Math.min(Math.max(index, 0), flags.length - 1);
  flags[at].scrollIntoView({ block: "center" });
  flags[at].focus({ preventScroll: true });
}
for (const [index, flag] of flags.entries()) {
  flag.addEventListener("focusin", () => { at = index; });
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const index = link ? flags.findIndex((flag) => "#" + flag.id === link.getAttribute("href")) : -1;
  if (index < 0) return;
  event.preventDefault();
  go(index);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") go(at + 1);
  if (event.key === "k") go(at - 1);
  if (event.key === "p" && at >= 0) {
    const clip = flags[at].querySelector("video");
    if (clip) { if (clip.paused) clip.play(); else clip.pause(); }
  }
});
