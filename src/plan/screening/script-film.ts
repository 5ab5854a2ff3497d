/** The film over the whole screen: where it is, where it pauses, what lies over it, and what is drawn at each picture. */
export const FILM_SCRIPT = `  function isIn() { return !hall.hidden; }
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
  }`;
