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
  var letters = 1, told = {}, done = {}, last = 0, wake = null, time = 0, shown = 0, moved = 0;

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
    ['hall', 'start', 'withPauses', 'sections', 'trySound', 'keys', 'talk', 'goOn', 'thanks', 'again', 'atHome'].forEach(function (name) {
      Array.prototype.forEach.call(document.querySelectorAll('[data-say=' + name + ']'), function (element) {
        element.textContent = words[name];
      });
    });
    named('play', words.play); named('next', words.next); named('previous', words.previous);
    named('full', words.fullScreen); named('leave', words.leave); named('place', words.position);
    spoken('cannot', words.cannotPlay);
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
  function hideSheets() { by('asking').hidden = true; by('end').hidden = true; }

  function enter(seconds) {
    by('start').hidden = true;
    hall.hidden = false;
    hideSheets();
    by('black').hidden = true;
    done = {};
    now.pauses.forEach(function (pause, i) { if (pause.at / 1000 <= seconds) done[i] = true; });
    full();
    seek(seconds);
    play();
    show();
    by('play').focus();
    tell();
  }
  function leave() {
    film.pause();
    if (document.fullscreenElement && document.exitFullscreen) document.exitFullscreen();
    hall.hidden = true;
    by('help').hidden = true;
    by('start').hidden = false;
    by('go').focus();
  }
  /** Once for each language, and only where the page came from a service. */
  function tell() {
    if (!report || told[now.language] || !window.fetch) return;
    told[now.language] = true;
    var body = JSON.stringify({ edition: data.edition, language: now.language });
    fetch('/v1/session', { credentials: 'same-origin' })
      .then(function (answer) { return answer.ok ? answer.json() : {}; })
      .then(function (session) {
        var headers = { 'content-type': 'application/json' };
        if (session && session.csrf) headers['x-csrf-token'] = session.csrf;
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
    done = {};
    now.pauses.forEach(function (pause, i) { if (pause.at / 1000 <= seconds) done[i] = true; });
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
  function full() {
    if (!document.fullscreenElement && root.requestFullscreen) {
      var asked = root.requestFullscreen();
      if (asked && asked.catch) asked.catch(function () {});
    }
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
    by('goon').focus();
  }
  function finish() {
    var open = by('pauses').checked ? now.pauses.filter(function (pause, i) { return !done[i]; })[0] : undefined;
    by('after').hidden = !open;
    if (open) list('afterlist', open.questions);
    by('end').hidden = false;
    by('back').focus();
  }
  function help(shown) {
    by('help').hidden = !shown;
    if (shown) {
      by('close').focus({ preventScroll: true });
      by('help').scrollTop = 0;
    } else (isIn() ? by('play') : by('go')).focus();
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
    if (to) to.focus();
  }
  document.addEventListener('keydown', function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    var key = event.key, target = event.target, onButton = target && /^(BUTTON|INPUT|A)$/.test(target.tagName);
    var handled = true;
    if (key === '?' || key === 'h' || key === 'H') {
      help(by('help').hidden);
    } else if (!by('help').hidden && (key === 'Escape' || key === 'GoBack' || key === 'BrowserBack')) help(false);
    else if (key === 'f' || key === 'F') {
      if (document.fullscreenElement) document.exitFullscreen(); else full();
    } else if (key === '+' || key === '=' || key === '-' || key === '−') {
      letters = Math.min(2, Math.max(.6, letters + (key === '+' || key === '=' ? .1 : -.1)));
      root.style.setProperty('--letters', String(letters));
    } else if (key === 'ArrowUp' || key === 'ArrowDown') {
      if (isIn() && document.activeElement === place) handled = false;
      else move(key === 'ArrowUp' ? -1 : 1);
      if (isIn()) show();
    } else if (/^[1-9]$/.test(key)) {
      var section = now.sections[Number(key) - 1];
      if (section && isIn()) { jump(section.start / 1000); play(); } else if (section) enter(section.start / 1000);
    } else if (!isIn()) {
      if (key === 'PageDown' || key === 'MediaPlayPause' || key === 'F5') enter(0);
      else handled = false;
    } else if (!by('black').hidden) by('black').hidden = true;
    else if (key === 'b' || key === 'B' || key === '.') { film.pause(); by('black').hidden = false; by('black').focus(); }
    else if (key === 'm' || key === 'M') { film.muted = !film.muted; show(); }
    else if (key === 'Escape' || key === 'GoBack' || key === 'BrowserBack' || key === 'MediaStop') leave();
    else if (key === 'PageDown' || key === 'MediaTrackNext') chapter(1);
    else if (key === 'PageUp' || key === 'MediaTrackPrevious') chapter(-1);
    else if (key === 'ArrowRight') { if (sheet() === by('asking')) play(); else jump(film.currentTime + 10); }
    else if (key === 'ArrowLeft') jump(film.currentTime - 10);
    else if (TOGGLE.indexOf(key) >= 0) {
      // A button that has the focus is pressed instead; the one that plays does the same.
      if (onButton && target !== by('play') && target !== place && (key === ' ' || key === 'Enter')) handled = false;
      else toggle();
    } else handled = false;
    if (handled) event.preventDefault();
  });

  by('go').addEventListener('click', function () { enter(0); });
  by('play').addEventListener('click', toggle);
  by('goon').addEventListener('click', play);
  by('next').addEventListener('click', function () { chapter(1); });
  by('previous').addEventListener('click', function () { chapter(-1); });
  by('leave').addEventListener('click', leave);
  by('back').addEventListener('click', leave);
  by('full').addEventListener('click', function () { if (document.fullscreenElement) document.exitFullscreen(); else full(); });
  by('question').addEventListener('click', function () { help(true); });
  by('close').addEventListener('click', function () { help(false); });
  by('black').addEventListener('click', function () { by('black').hidden = true; });
  place.addEventListener('input', function () { moved = time; jump(Number(place.value)); });
  film.addEventListener('click', toggle);
  film.addEventListener('ended', finish);
  film.addEventListener('error', function () { by('cannot').hidden = false; });
  hall.addEventListener('mousemove', show);
  document.addEventListener('visibilitychange', function () { if (!document.hidden && isIn() && !film.paused) stayAwake(); });

  var asked = /[?&]language=([^&]+)/.exec(location.search);
  var wanted = [asked && decodeURIComponent(asked[1])].concat(navigator.languages || []);
  var first = wanted.reduce(function (found, tag) {
    return found || data.languages.filter(function (each) { return tag && (each.language === tag || each.language === tag.split('-')[0]); })[0];
  }, undefined);
  choose(first || now);
  by('start').hidden = false;
  by('go').focus();
  window.requestAnimationFrame(watch);
})();`;
