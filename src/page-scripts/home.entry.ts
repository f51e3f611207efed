// The whole window of the home page takes what is dropped: it goes where the tool would have got it.
const tool = document.querySelector('kb-decoder');

function sendOn(event: DragEvent): void {
  const { target, type, dataTransfer } = event;
  if (!tool || !(target instanceof Node) || tool.contains(target)) return;
  // Text that is dragged into another field belongs there.
  if (target instanceof Element && target.closest('input, textarea')) return;
  event.preventDefault();
  tool.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}

for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'] as const) addEventListener(type, sendOn);
