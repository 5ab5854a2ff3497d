/**
 * Codecs that cameras, phones, editors and archives give, by ffmpeg's names. Its builds have some 400 more decoders, of
 * games and forgotten formats: most of their faults were found there, and no footage needs them.
 */
const PICTURES = [
  'h264,hevc,av1,vp8,vp9,mpeg1video,mpeg2video,mpeg4,h261,h263,h263i,h263p,theora,vc1',
  'prores,dnxhd,cfhd,dvvideo,mjpeg,mjpegb,jpeg2000,ffv1,ffvhuff,huffyuv,utvideo,qtrle,rpza,svq1,svq3,cinepak',
  'rawvideo,v210,v308,v408,v410,yuv4,r210,msmpeg4v1,msmpeg4v2,msmpeg4v3,wmv1,wmv2,wmv3,flv1,vp6,vp6f',
  'png,apng,gif,webp,tiff,bmp',
];
const SOUNDS = [
  'aac,aac_latm,ac3,eac3,alac,flac,mp1,mp2,mp3,opus,vorbis,speex,dts,truehd,mlp,wavpack,tta,s302m',
  'amr_nb,amr_wb,gsm,gsm_ms,qdm2,nellymoser,wmav1,wmav2,wmapro,wmavoice,wmalossless',
  'adpcm_g722,adpcm_g726,adpcm_ima_qt,adpcm_ima_wav,adpcm_ms,adpcm_swf,adpcm_yamaha',
  'pcm_alaw,pcm_mulaw,pcm_s8,pcm_u8,pcm_bluray,pcm_dvd,pcm_s16le_planar,pcm_s24le_planar,pcm_s32le_planar',
  'pcm_f32be,pcm_f32le,pcm_f64be,pcm_f64le,pcm_s16be,pcm_s16le,pcm_s24be,pcm_s24le,pcm_s32be,pcm_s32le,pcm_u16be,pcm_u16le',
];

/** Nobody reads subtitles that lie in a film, but ffprobe gives up on a file of which it may not open every stream. */
const SUBTITLES = 'ass,ssa,subrip,srt,text,mov_text,webvtt,cc_dec,dvbsub,dvdsub,pgssub,libzvbi_teletextdec';

export const READABLE: ReadonlySet<string> = new Set([...PICTURES, ...SOUNDS].flatMap((line) => line.split(',')));

/** Decoders that bear another name than their codec; of several, the build takes one. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  adpcm_g722: ['g722'],
  adpcm_g726: ['g726'],
  amr_nb: ['amrnb', 'libopencore_amrnb'],
  amr_wb: ['amrwb', 'libopencore_amrwb'],
  av1: ['libdav1d', 'libaom-av1', 'av1'],
  dts: ['dca'],
  flv1: ['flv'],
  gsm: ['gsm', 'libgsm'],
  gsm_ms: ['gsm_ms', 'libgsm_ms'],
  jpeg2000: ['jpeg2000', 'libopenjpeg'],
  mp1: ['mp1float', 'mp1'],
  mp2: ['mp2float', 'mp2'],
  mp3: ['mp3float', 'mp3'],
  msmpeg4v3: ['msmpeg4'],
  opus: ['opus', 'libopus'],
  prores: ['prores', 'prores_lgpl'],
  speex: ['speex', 'libspeex'],
  vorbis: ['vorbis', 'libvorbis'],
  vp8: ['vp8', 'libvpx'],
  vp9: ['vp9', 'libvpx-vp9'],
};

/** The decoders that an input may open, as `-codec_whitelist` takes them. */
export const DECODERS = [...[...READABLE].flatMap((codec) => OTHER_NAMES[codec] ?? [codec]), SUBTITLES].join(',');

/** The decoder that an input asked for and that is not on the list, by ffmpeg's last words. */
export const decoderRefused = (complaint: string): string | undefined =>
  /Codec \(([^)]*)\) not on whitelist/.exec(complaint)?.[1];
