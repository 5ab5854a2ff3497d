/** Letters that the last row reads: in parts of the picture's height, never of the page's. */
export const SCREENING_STYLE = `:root { color-scheme: dark; --letters: 1; --ground: #14262c; --ink: #f6f3ec; --accent: #f2b84b; }
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { background: var(--ground); color: var(--ink); font: 400 26px/1.45 sans-serif; font: 400 clamp(18px, 2.6vmin, 44px)/1.45 "Noto Sans", system-ui, "Segoe UI", Roboto, sans-serif; overflow-wrap: break-word; }
h1, h2, p, ol, ul, fieldset { margin: 0; padding: 0; }
[hidden] { display: none !important; }
button { font: inherit; color: inherit; background: rgba(255, 255, 255, .1); border: 2px solid rgba(255, 255, 255, .35); border-radius: .4em; padding: .45em .9em; min-height: 2.2em; cursor: pointer; text-align: left; }
button:hover { background: rgba(255, 255, 255, .2); }
button:focus-visible, input:focus-visible { outline: .2em solid var(--accent); outline-offset: .15em; }
.first { background: var(--accent); border-color: var(--accent); color: #1d1503; font-weight: 700; }
.first:hover { background: #ffd07a; }
#start { min-height: 100%; display: grid; gap: 1.4em; align-content: center; max-width: 58em; margin: 0 auto; padding: 5vmin; }
#start h1 { font-size: 60px; font-size: clamp(30px, 6.4vmin, 110px); line-height: 1.12; }
#start .hall { color: var(--accent); font-weight: 700; }
fieldset { border: 0; display: flex; flex-wrap: wrap; gap: .6em; align-items: center; }
legend { float: left; padding: 0; margin-right: .4em; }
#languages button[aria-pressed=true] { background: var(--ink); border-color: var(--ink); color: var(--ground); font-weight: 700; }
.go { display: flex; flex-wrap: wrap; gap: 1em 1.6em; align-items: center; }
.go .first { font-size: 1.5em; }
.switch { display: flex; gap: .6em; align-items: center; cursor: pointer; }
.switch input { width: 1.4em; height: 1.4em; accent-color: var(--accent); }
#start ol { list-style: none; display: grid; gap: .4em; margin-top: .5em; }
#start ol button { width: 100%; display: flex; gap: 1em; justify-content: space-between; }
.clock { opacity: .8; font-variant-numeric: tabular-nums; }
.small { font-size: .8em; opacity: .85; }
.columns { display: grid; gap: 1.4em 3em; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19em), 1fr)); align-items: start; }
#start .small { display: grid; gap: .7em; justify-items: start; }
h2 { font-size: 1.1em; }
#hall { position: fixed; top: 0; right: 0; bottom: 0; left: 0; background: #000; }
#hall.still { cursor: none; }
video { width: 100%; height: 100%; display: block; object-fit: contain; background: #000; }
#cue { position: absolute; left: 5%; right: 5%; bottom: 6vh; text-align: center; white-space: pre-line; font-size: calc(5.4vh * var(--letters)); line-height: 1.3; pointer-events: none; }
#cue.top { bottom: auto; top: 6vh; }
#cue span { background: rgba(0, 0, 0, .72); padding: .08em .35em; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
#bar { position: absolute; left: 0; right: 0; bottom: 0; display: flex; flex-wrap: wrap; gap: .6em; align-items: center; padding: 3.5em 1.2em 1em; background: linear-gradient(transparent, rgba(0, 0, 0, .88)); transition: opacity .3s; }
.still #bar { opacity: 0; }
#bar svg { display: block; width: 1.3em; height: 1.3em; }
#bar input { flex: 1 1 8em; min-width: 6em; height: 2.2em; accent-color: var(--accent); }
#bar .where { flex: 1 0 100%; display: flex; gap: 1em; justify-content: space-between; }
.sheet { position: absolute; top: 0; right: 0; bottom: 0; left: 0; overflow: auto; display: grid; align-content: safe center; gap: 1.1em; padding: 7vmin 9vmin; background: rgba(10, 22, 27, .85); }
.sheet > * { max-width: 40em; }
.sheet h2 { font-size: calc(4.2vmin * var(--letters)); color: var(--accent); }
.sheet .first { font-size: 4vmin; }
#help h2, #help button { font-size: 1.2em; }
.sheet ol.ask { padding-left: 1.2em; font-size: 5vh; font-size: calc(clamp(24px, 5vmin, 90px) * var(--letters)); line-height: 1.3; display: grid; gap: .6em; }
.sheet ol.one { list-style: none; padding-left: 0; }
#end { background: var(--ground); }
#end .code { display: flex; flex-wrap: wrap; gap: 1.2em; align-items: center; }
#end svg { width: min(30vmin, 14em); background: #fff; }
#end a { color: inherit; }
#black { position: absolute; top: 0; right: 0; bottom: 0; left: 0; background: #000; border: 0; border-radius: 0; width: 100%; }
#help { position: fixed; background: var(--ground); }
#help dl { display: grid; grid-template-columns: max-content 1fr; gap: .35em 1.4em; margin: 0; }
#help dt { font-weight: 700; }
#help dd { margin: 0; }
#cannot { position: absolute; left: 0; right: 0; top: 0; padding: 1em 1.4em; background: #7a1f12; }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media (max-width: 40em) { #help dl { grid-template-columns: 1fr; } #help dd { margin-bottom: .5em; } .sheet { padding: 6vmin; } }`;
