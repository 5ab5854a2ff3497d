/**
 * What the page of a pack does beyond its markup: links into the film move it, the other film takes over where the first one
 * was, and its subtitles are those that stand in the page. Written for browsers of ten years ago as well.
 */
export const INDEX_SCRIPT = `'use strict';
var data = JSON.parse(document.getElementById('data').textContent);
var film = document.getElementById('film');
var track = null;

function showSubtitles(shown) {
  if (!track && shown && window.VTTCue) {
    track = film.addTextTrack('subtitles', data.name, data.language);
    data.cues.forEach(function (cue) {
      var own = new VTTCue(cue[0], cue[1], cue[2]);
      if (cue[3]) own.line = 0;
      track.addCue(own);
    });
  }
  if (track) track.mode = shown ? 'showing' : 'disabled';
}

document.addEventListener('change', function (event) {
  if (event.target.name !== 'film') return;
  var at = film.currentTime;
  var playing = !film.paused;
  film.src = encodeURIComponent(data.films[event.target.value]);
  film.addEventListener('loadedmetadata', function back() {
    film.removeEventListener('loadedmetadata', back);
    film.currentTime = at;
    if (playing) film.play();
  });
  showSubtitles(event.target.value === 'soft');
});

document.addEventListener('click', function (event) {
  var link = event.target.closest && event.target.closest('a[href*="#t="]');
  if (!link) return;
  event.preventDefault();
  film.currentTime = Number(link.href.split('#t=')[1]);
  film.scrollIntoView();
  film.play();
});

film.addEventListener('error', function () {
  document.getElementById('cannot').hidden = false;
});`;
