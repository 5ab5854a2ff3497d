/** Keys of keyboards, remote controls and presenters, on the first page, in the hall and in the help. */
export const KEYS_SCRIPT = `  var TOGGLE = [' ', 'Enter', 'k', 'K', 'MediaPlayPause', 'Play', 'Pause', 'MediaPlay', 'MediaPause'];
  function move(step) {
    var holder = by('help').hidden ? (isIn() ? sheet() || bar : by('start')) : by('help');
    var stops = Array.prototype.filter.call(holder.querySelectorAll('button, input'), function (each) { return each.offsetParent !== null; });
    var at = stops.indexOf(document.activeElement);
    var to = stops[(at + step + stops.length) % stops.length];
    if (stops.length > 1) to.focus();
    else holder.scrollTop += step * holder.clientHeight / 3;
  }
  /** What keys were called before browsers agreed, and are called on some televisions. */
  var OLD = { Spacebar: ' ', Esc: 'Escape', Left: 'ArrowLeft', Right: 'ArrowRight', Up: 'ArrowUp', Down: 'ArrowDown', MediaNextTrack: 'MediaTrackNext', MediaPreviousTrack: 'MediaTrackPrevious' };
  var BACK = ['Escape', 'GoBack', 'BrowserBack', 'MediaStop'];
  function isOneOf(keys, key) { return keys.indexOf(key) >= 0; }

  /** Each gives whether the key is its own; what is not stays the browser's. */
  function helpKey(key) {
    if (isOneOf(BACK, key) || key === '?' || key === 'h' || key === 'PageDown' || key === 'PageUp') help(false);
    return !isOneOf([' ', 'Enter', 'ArrowUp', 'ArrowDown', 'Tab'], key);
  }
  function startKey(key, target) {
    var section = /^[1-9]$/.test(key) && now.sections[Number(key) - 1];
    if (section) enter(section.start / 1000);
    else if (key === 'ArrowUp' || key === 'ArrowLeft') move(-1);
    else if (key === 'ArrowDown' || key === 'ArrowRight') move(1);
    // A presenter begins a slide show by F5.
    else if (key === 'PageDown' || key === 'F5') enter(left < 1 ? 0 : left);
    else if (isOneOf(TOGGLE, key) && !(isPressed(target) && (key === ' ' || key === 'Enter'))) enter(left < 1 ? 0 : left);
    else return false;
    return true;
  }
  function hallKey(key, target) {
    var section = /^[1-9]$/.test(key) && now.sections[Number(key) - 1];
    if (!by('black').hidden) {
      if (key === 'Tab') return true;
      darken(false);
    } else if (key === 'b' || key === '.') darken(true);
    else if (section) { jump(section.start / 1000); play(); show(); }
    else if (key === 'm') { film.muted = !film.muted; show(); }
    else if (isOneOf(BACK, key)) leave();
    else if (key === 'F5') play();
    else if (key === 'PageDown' || key === 'MediaTrackNext') chapter(1);
    else if (key === 'PageUp' || key === 'MediaTrackPrevious') chapter(-1);
    else if (key === 'ArrowUp' || key === 'ArrowDown') {
      move(key === 'ArrowUp' ? -1 : 1);
      show();
    } else if (key === 'ArrowRight') { if (sheet() === by('asking')) play(); else jump(film.currentTime + 10); }
    else if (key === 'ArrowLeft') jump(film.currentTime - 10);
    else if (isOneOf(TOGGLE, key)) {
      // A button that has the focus is pressed instead; the one that plays does the same.
      if (isPressed(target) && target !== by('play') && target !== place && (key === ' ' || key === 'Enter')) return false;
      toggle();
    } else return false;
    return true;
  }
  function isPressed(target) { return !!target && /^(BUTTON|INPUT|A)$/.test(target.tagName); }

  document.addEventListener('keydown', function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    var key = OLD[event.key] || event.key, handled = true;
    if (/^[A-Z]$/.test(key)) key = key.toLowerCase();
    // A button that is held down is one press; an arrow goes on.
    if (event.repeat && !/^(Arrow|Tab|[+=−-]$)/.test(key)) return event.preventDefault();
    if (!by('help').hidden) handled = helpKey(key);
    else if (key === '?' || key === 'h') help(true);
    else if (key === 'f') full();
    else if (key === 's') size(0);
    else if (key === '+' || key === '=') size(.1);
    else if (key === '-' || key === '−') size(-.1);
    else handled = isIn() ? hallKey(key, event.target) : startKey(key, event.target);
    if (handled) event.preventDefault();
  });`;
