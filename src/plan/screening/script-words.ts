/** What the page says, in the language that is chosen: all of it is filled in when the language is. */
export const WORDS_SCRIPT = `  function choose(language) {
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
  }`;
