/**
 * What the screening page does: chooses the language, shows the film over the whole screen, pauses where the hall is to
 * talk. All by the keys of keyboards, remote controls and presenters. Written for browsers of ten years ago as well, and
 * for pages on a disk, which may read no other file but films and pictures.
 */
export const SCREENING_SCRIPT = `'use strict';
(function () {
  var data = JSON.parse(document.getElementById('data').textContent);
  var root = document.documentElement;
  var films = document.body.getAttribute('data-films') || '';
  var query = document.body.getAttribute('data-query') || '';
  var report = document.body.getAttribute('data-report');
  function by(id) { return document.getElementById(id); }
  var film = by('film'), hall = by('hall'), bar = by('bar'), place = by('place');
  var now = data.languages[0];
  var letters = 1, told = {}, done = {}, last = 0, wake = null, time = 0, shown = 0, moved = 0, left = 0, lit = null;

  function make(name, text, attributes) {
    var element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    for (var key in attributes || {}) element.setAttribute(key, attributes[key]);
    return element;
  }
  function fill(parent, children) {
    parent.textContent = '';
    children.forEach(function (child) { parent.appendChild(child); });
  }
  function clock(ms) {
    var seconds = Math.floor(ms / 1000), two = function (n) { return (n < 10 ? '0' : '') + n; };
    var hours = Math.floor(seconds / 3600);
    return (hours ? hours + ':' + two(Math.floor(seconds / 60) % 60) : String(Math.floor(seconds / 60))) + ':' + two(seconds % 60);
  }
  function spoken(id, text) { by(id).textContent = text; }
  function named(id, text) { by(id).setAttribute('aria-label', text); by(id).title = text; }

  function choose(language) {
    now = language;
    var words = now.words;
    root.lang = now.language;
    document.title = now.title;
    spoken('title', now.title);
    ['hall', 'start', 'withPauses', 'sections', 'trySound', 'keys', 'talk', 'goOn', 'thanks', 'again', 'atHome', 'resume'].forEach(function (name) {
      Array.prototype.forEach.call(document.querySelectorAll('[data-say=' + name + ']'), function (element) {
        element.textContent = words[name];
        element.lang = words.language;
      });
    });
    named('play', words.play); named('next', words.next); named('previous', words.previous);
    named('full', words.fullScreen); named('leave', words.leave); named('place', words.position);
    spoken('cannot', words.cannotPlay); named('black', words.keyList[data.keys.indexOf('B, .')]);
    spoken('legend', words.languages);
    spoken('close', words.close);
    fill(by('languages'), [by('legend')].concat(data.languages.map(function (each) {
      var button = make('button', each.name, { type: 'button', lang: each.language, 'aria-pressed': String(each === now) });
      button.addEventListener('click', function () {
        choose(each);
        var chosen = by('languages').querySelector('[aria-pressed=true]');
        if (chosen) chosen.focus();
      });
      return button;
    })));
    by('languages').hidden = data.languages.length < 2;
    by('pausing').hidden = now.pauses.length === 0;
    by('chapters').hidden = now.sections.length === 0;
    fill(by('list'), now.sections.map(function (section, i) {
      var item = make('li'), button = make('button', undefined, { type: 'button' });
      button.appendChild(make('span', (i + 1) + '. ' + section.title));
      button.appendChild(make('span', clock(section.start), { 'class': 'clock' }));
      button.addEventListener('click', function () { enter(section.start / 1000); });
      item.appendChild(button);
      return item;
    }));
    Array.prototype.forEach.call(document.querySelectorAll('.funding'), function (element) {
      fill(element, now.funding.map(function (line) { return make('p', line); }));
    });
    by('code').hidden = !now.code;
    if (now.code) {
      var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      svg.setAttribute('viewBox', '0 0 ' + now.code.size + ' ' + now.code.size);
      svg.setAttribute('role', 'img');
      svg.setAttribute('aria-label', words.atHome + ': ' + now.address);
      var path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      path.setAttribute('d', now.code.path);
      path.setAttribute('fill', '#000');
      svg.appendChild(path);
      fill(by('square'), [svg]);
      spoken('address', now.address);
      by('address').href = now.address;
    }
    fill(by('keylist'), data.keys.reduce(function (list, key, i) {
      return list.concat([make('dt', key), make('dd', words.keyList[i])]);
    }, []));
    var source = films + encodeURIComponent(now.film) + query;
    if (film.getAttribute('src') !== source) {
      film.setAttribute('src', source);
      film.setAttribute('aria-label', now.title);
      by('cannot').hidden = true;
    }
  }

  function isIn() { return !hall.hidden; }
  function sheet() { return !by('asking').hidden ? by('asking') : !by('end').hidden ? by('end') : null; }
  /** What lies under a sheet is not to be reached. */
  function uncover() { bar.hidden = !!sheet() || !by('help').hidden; }
  function hideSheets() {
    var was = sheet();
    by('asking').hidden = true;
    by('end').hidden = true;
    uncover();
    if (was && isIn()) by('play').focus();
  }

  /** What was asked before a place, or is being asked there, is not asked again. */
  function passed(seconds) {
    done = {};
    now.pauses.forEach(function (pause, i) { if (pause.at / 1000 <= seconds + .1) done[i] = true; });
  }
  function enter(seconds) {
    by('start').hidden = true;
    hall.hidden = false;
    hideSheets();
    by('black').hidden = true;
    passed(seconds);
    if (!isFull()) full();
    seek(seconds);
    play();
    show();
    by('play').focus();
  }
  function leave() {
    film.pause();
    left = film.ended ? 0 : film.currentTime;
    if (isFull()) full();
    if (wake) wake.release();
    hall.hidden = true;
    by('help').hidden = true;
    by('start').hidden = false;
    // Whoever left by mistake goes on where the film was, at the next press.
    by('resume').hidden = left < 1;
    spoken('left', clock(left * 1000));
    by(left < 1 ? 'go' : 'resume').focus();
  }
  /** Once for each language, and only where the page came from a service. */
  function tell() {
    if (!report || told[now.language] || !window.fetch) return;
    told[now.language] = true;
    var body = JSON.stringify({ edition: data.edition, language: now.language });
    fetch('/v1/session', { credentials: 'same-origin' })
      .then(function (answer) { return answer.ok ? answer.json() : {}; })
      .then(function (said) {
        var headers = { 'content-type': 'application/json' };
        if (said.session) headers['x-csrf-token'] = said.session.csrf;
        return fetch(report, { method: 'POST', credentials: 'same-origin', headers: headers, body: body });
      })
      .catch(function () {});
  }
  function seek(seconds) {
    var to = Math.max(0, seconds);
    last = to;
    if (film.readyState > 0) film.currentTime = to;
    else film.addEventListener('loadedmetadata', function ready() {
      film.removeEventListener('loadedmetadata', ready);
      film.currentTime = to;
    });
  }
  function jump(seconds) {
    hideSheets();
    passed(seconds);
    seek(seconds);
    draw();
    show();
  }
  function play() {
    hideSheets();
    var started = film.play();
    if (started && started.catch) started.catch(function () {});
    stayAwake();
  }
  function toggle() {
    if (sheet() === by('asking')) return play();
    if (sheet() === by('end')) return leave();
    if (film.paused) play(); else film.pause();
    show();
  }
  function chapter(step) {
    if (sheet() === by('asking') && step > 0) return play();
    var starts = now.sections.map(function (section) { return section.start / 1000; });
    var at = film.currentTime;
    if (step > 0) {
      var after = starts.filter(function (start) { return start > at + .5; })[0];
      return after === undefined ? undefined : jump(after);
    }
    var before = starts.filter(function (start) { return start < at - 2; });
    jump(before.length ? before[before.length - 1] : 0);
  }
  function isFull() { return !!(document.fullscreenElement || document.webkitFullscreenElement); }
  function full() {
    var how = isFull()
      ? document.exitFullscreen || document.webkitExitFullscreen
      : root.requestFullscreen || root.webkitRequestFullscreen;
    var asked = how && how.call(isFull() ? document : root);
    if (asked && asked.catch) asked.catch(function () {});
  }
  /** Two presses of a presenter's black button: the picture is gone, and back where it was. */
  function darken(dark) {
    if (dark) lit = { playing: !film.paused, focus: document.activeElement };
    by('black').hidden = !dark;
    if (dark) {
      film.pause();
      by('black').focus();
    } else if (lit) {
      if (lit.focus) lit.focus.focus();
      if (lit.playing) play();
    }
  }
  function size(step) {
    // Larger and larger, and from the largest to the smallest.
    letters = step ? Math.min(2, Math.max(.6, letters + step)) : letters > 1.7 ? .8 : letters + .3;
    root.style.setProperty('--letters', String(letters));
  }
  function stayAwake() {
    if (!navigator.wakeLock || wake) return;
    navigator.wakeLock.request('screen').then(function (lock) {
      wake = lock;
      lock.addEventListener('release', function () { wake = null; });
    }).catch(function () {});
  }
  function show() {
    hall.classList.remove('still');
    shown = time;
  }
  function list(id, questions) {
    fill(by(id), questions.map(function (text) { return make('li', text); }));
    by(id).className = questions.length > 1 ? 'ask' : 'ask one';
  }
  function ask(questions) {
    list('questions', questions);
    by('asking').hidden = false;
    uncover();
    by('goon').focus();
  }
  function finish() {
    var end = now.pauses.length - 1;
    by('after').hidden = end < 0 || !!done[end];
    if (end >= 0) list('afterlist', now.pauses[end].questions);
    by('end').hidden = false;
    uncover();
    by('back').focus();
  }
  function help(shown) {
    by('help').hidden = !shown;
    by('start').hidden = shown || isIn();
    uncover();
    if (shown) {
      by('close').focus({ preventScroll: true });
      by('help').scrollTop = 0;
    } else if (sheet()) sheet().querySelector('button').focus();
    else by(isIn() ? 'play' : 'go').focus();
  }
  function draw() {
    var at = film.currentTime * 1000, length = film.duration || now.length / 1000;
    if (now.cues) {
      var cues = now.cues.filter(function (cue) { return cue[0] <= at && at < cue[1]; });
      var text = cues.map(function (cue) { return cue[2]; }).join('\\n');
      if (by('cue').getAttribute('data-text') !== text) {
        by('cue').setAttribute('data-text', text);
        by('cue').className = cues.length && cues[0][3] ? 'top' : '';
        fill(by('cue'), text ? [make('span', text)] : []);
      }
    } else fill(by('cue'), []);
    place.max = String(length);
    if (document.activeElement !== place || time - moved > 1000) place.value = String(film.currentTime);
    place.setAttribute('aria-valuetext', clock(at));
    spoken('time', clock(at) + ' / ' + clock(length * 1000));
    var section = now.sections.filter(function (each) { return each.start <= at && at < each.end; })[0];
    spoken('section', section ? section.title : now.title);
    by('play').querySelector('path').setAttribute('d', data.signs[film.paused ? 0 : 1]);
    by('play').setAttribute('aria-label', film.paused ? now.words.play : now.words.pause);
  }
  /** A pause comes where the film plays over it, not where somebody jumps. */
  function watch(milliseconds) {
    time = milliseconds;
    if (isIn() && !film.paused && by('pauses').checked && !sheet()) {
      var at = film.currentTime;
      for (var i = 0; i < now.pauses.length; i += 1) {
        var pause = now.pauses[i];
        // What comes at the film's end is asked on the last page.
        if (done[i] || pause.at >= now.length - 500) continue;
        if (last < pause.at / 1000 && at >= pause.at / 1000 - .02) {
          done[i] = true;
          film.pause();
          // A browser stops a little late: what is talked about stays in sight, and not what comes next.
          film.currentTime = Math.max(0, pause.at / 1000 - .05);
          ask(pause.questions);
          break;
        }
      }
      last = film.currentTime;
    } else if (!film.paused) last = film.currentTime;
    if (isIn()) draw();
    if (!film.paused && time - shown > 3000) hall.classList.add('still');
    window.requestAnimationFrame(watch);
  }

  var TOGGLE = [' ', 'Enter', 'k', 'K', 'MediaPlayPause', 'Play', 'Pause', 'MediaPlay', 'MediaPause'];
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
  });

  by('go').addEventListener('click', function () { enter(0); });
  by('play').addEventListener('click', toggle);
  by('resume').addEventListener('click', function () { enter(left); });
  by('goon').addEventListener('click', play);
  by('next').addEventListener('click', function () { chapter(1); });
  by('previous').addEventListener('click', function () { chapter(-1); });
  by('leave').addEventListener('click', leave);
  by('back').addEventListener('click', leave);
  by('full').addEventListener('click', full);
  by('question').addEventListener('click', function () { help(true); });
  by('close').addEventListener('click', function () { help(false); });
  by('black').addEventListener('click', function () { darken(false); });
  place.addEventListener('input', function () { moved = time; jump(Number(place.value)); });
  bar.addEventListener('focusin', show);
  film.addEventListener('click', toggle);
  // Also where a media key made it play, which browsers keep to themselves.
  film.addEventListener('play', hideSheets);
  film.addEventListener('playing', tell);
  film.addEventListener('ended', finish);
  film.addEventListener('error', function () { by('cannot').hidden = false; });
  hall.addEventListener('mousemove', show);
  document.addEventListener('visibilitychange', function () { if (!document.hidden && isIn()) stayAwake(); });

  var asked = /[?&]language=([^&]+)/.exec(location.search);
  var wanted = [asked && decodeURIComponent(asked[1])].concat(navigator.languages || []);
  var first = wanted.reduce(function (found, tag) {
    return found || data.languages.filter(function (each) { return tag && (each.language === tag || each.language === tag.split('-')[0]); })[0];
  }, undefined);
  if (navigator.mediaSession && navigator.mediaSession.setActionHandler) {
    navigator.mediaSession.setActionHandler('nexttrack', function () { if (isIn()) chapter(1); });
    navigator.mediaSession.setActionHandler('previoustrack', function () { if (isIn()) chapter(-1); });
  }
  choose(first || now);
  by('start').hidden = false;
  by('go').focus();
  window.requestAnimationFrame(watch);
})();`;
