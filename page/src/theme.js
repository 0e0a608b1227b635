/* Runs before anything is drawn, so that the page never flashes in the other theme. */
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem("datalk.theme");
  } catch (blocked) {
    /* Storage is shut: the system's theme it is. */
  }
  var dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = chosen || (dark ? "dark" : "light");
})();
