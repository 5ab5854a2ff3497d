import { describe, expect, it } from 'vitest';
import { noSessionCookie, sentSession, sessionCookie } from '../../src/http/session-cookie.ts';

const text = `ps_${'a'.repeat(43)}`;
const asked = (protocol: 'http' | 'https', cookie?: string) => ({
  protocol,
  headers: cookie === undefined ? {} : { cookie },
});

describe('the cookie of a session', () => {
  it.each<['http' | 'https', { publicUrl?: string }, string]>([
    ['http', {}, `polyreel_session=${text}; Path=/; Max-Age=90; HttpOnly; SameSite=Strict`],
    [
      'http',
      { publicUrl: 'http://hall.example' },
      `polyreel_session=${text}; Path=/; Max-Age=90; HttpOnly; SameSite=Strict`,
    ],
    ['https', {}, `__Host-polyreel_session=${text}; Path=/; Max-Age=90; HttpOnly; SameSite=Strict; Secure`],
    [
      'http',
      { publicUrl: 'https://films.example' },
      `__Host-polyreel_session=${text}; Path=/; Max-Age=90; HttpOnly; SameSite=Strict; Secure`,
    ],
  ])('over %s, for %j', (protocol, services, written) => {
    expect(sessionCookie(services, asked(protocol), text, 90_999)).toBe(written);
    expect(noSessionCookie(services, asked(protocol))).toBe(written.replace(text, '').replace('=90', '=0'));
    const [sent] = written.split(';');
    expect(sentSession(services, asked(protocol, `theme=dark; ${sent}; x=y`))).toBe(text);
  });

  it('is that of its own name: over https none that another host, or http, may have put there', () => {
    expect(sentSession({}, asked('https', `polyreel_session=${text}`))).toBeUndefined();
    expect(sentSession({}, asked('http', `xpolyreel_session=${text}`))).toBeUndefined();
  });

  it.each([
    undefined,
    '',
    'polyreel_session',
    'polyreel_session=',
    `polyreel_session=${text}x`,
    'polyreel_session=../keys',
    ';;=',
  ])('is none where it cannot be one: %j', (cookie) => {
    expect(sentSession({}, asked('http', cookie))).toBeUndefined();
  });
});
