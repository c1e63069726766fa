import { EuiCallOut } from '@elastic/eui';
import { Component, type ReactNode } from 'react';

interface LoadBoundaryProps {
  /** What is missing when it breaks: `The chart`. */
  readonly what: string;
  readonly children: ReactNode;
}

/**
 * Around parts that are loaded when they are needed: a part that cannot be loaded (the server stopped, or was
 * upgraded under an open page) or that breaks takes nothing else with it.
 */
export class LoadBoundary extends Component<LoadBoundaryProps, { readonly error: unknown }> {
  override state = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <EuiCallOut
        announceOnMount
        size="s"
        color="danger"
        iconType="error"
        title={`${this.props.what} could not be shown. Reload the page.`}
        text={String(error)}
        data-test-subj="notLoaded"
      />
    );
  }
}
