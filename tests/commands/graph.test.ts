import { describe, expect, it } from 'vitest';
import { newGraph } from '../../src/commands/graph.ts';

describe('a filter graph', () => {
  it('computes what several outputs share once, and splits it for them', () => {
    const graph = newGraph();
    const source = graph.input('0:v:0');
    const small = graph.filter('scale=2:2', [graph.filter('fps=25', [source])]);
    const again = graph.filter('scale=2:2', [graph.filter('fps=25', [source])]);
    expect(again).toBe(small);
    const labels = [graph.output(small), graph.output(graph.filter('ass=a', [again]))];
    expect(labels).toEqual(['[out0]', '[out1]']);
    expect(graph.toString()).toBe(
      '[0:v:0]fps=25[n1];[n1]scale=2:2[n2];[n2]split=2[n2s1][n2s2];[n2s1]ass=a[n3];[n2s2]null[out0];[n3]null[out1]',
    );
  });

  it('splits an input that two filters read', () => {
    const graph = newGraph();
    const source = graph.input('0:v:0');
    graph.output(graph.filter('a', [source]));
    graph.output(graph.filter('b', [source]));
    expect(graph.toString()).toBe('[0:v:0]split=2[n0s1][n0s2];[n0s1]a[n1];[n0s2]b[n2];[n1]null[out0];[n2]null[out1]');
  });

  it('lets a node write filters of its own with labels that are its own', () => {
    const graph = newGraph();
    const [a, b] = [graph.input('0:v:0'), graph.input('1:v:0')];
    const over = graph.filter(
      ([x, y], to, unique) => `${y}format=yuva420p[${unique}b];${x}[${unique}b]overlay${to}`,
      [a, b],
      'over',
    );
    graph.output(over);
    expect(graph.toString()).toBe('[1:v:0]format=yuva420p[n2b];[0:v:0][n2b]overlay[n2];[n2]null[out0]');
  });
});
