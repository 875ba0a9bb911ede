// A link to a place in a page that moved leads to that place: a page that only refreshes would forget it.
if (location.hash) location.replace(document.currentScript.dataset.to.replace(/#.*/, "") + location.hash);
