import { FILM_SCRIPT } from './script-film.ts';
import { KEYS_SCRIPT } from './script-keys.ts';
import { WORDS_SCRIPT } from './script-words.ts';

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

${WORDS_SCRIPT}

${FILM_SCRIPT}

${KEYS_SCRIPT}

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
