import type { Toasts } from '../../public/platform/core_contract';

const SHOWN_MS = 6_000;
const COLORS = { success: '#008a5e', warning: '#8a6a00', danger: '#bd271e' } as const;

/** Short messages in the corner, read out by screen readers. */
export function createToasts(parent: HTMLElement): Toasts {
  const list = document.createElement('div');
  list.setAttribute('role', 'status');
  Object.assign(list.style, { position: 'fixed', right: '16px', bottom: '16px', zIndex: '9999' });
  parent.append(list);
  const show = (kind: keyof typeof COLORS) => (text: string) => {
    const toast = document.createElement('p');
    toast.textContent = text;
    Object.assign(toast.style, {
      padding: '12px 16px',
      margin: '8px 0 0',
      borderRadius: '6px',
      color: '#ffffff',
      background: COLORS[kind],
      font: '14px/20px sans-serif',
    });
    list.append(toast);
    window.setTimeout(() => toast.remove(), SHOWN_MS);
  };
  return { addSuccess: show('success'), addWarning: show('warning'), addDanger: show('danger') };
}
