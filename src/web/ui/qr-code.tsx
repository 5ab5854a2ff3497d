import { codePath } from '../../plan/code-path.ts';

export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { size, path } = codePath(text);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <title>{label}</title>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
