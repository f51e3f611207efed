// Runs before the first paint, so that nothing flashes: puts back what the reader chose, as look/kept-look.ts wrote it down.
try {
  document.documentElement.style.cssText = localStorage.kbLook as string;
} catch {
  // A browser that keeps nothing.
}
