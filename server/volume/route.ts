import { volumeEndpoint } from '../../common/http/volume';
import { implement } from '../platform/implement';
import { askVolume, type VolumeParts } from './ask_volume';

/** Tagged events by rule name and host. */
export const volumeRoute = (parts: VolumeParts) =>
  implement(volumeEndpoint, ({ elasticsearch, body }) => askVolume(parts, elasticsearch, body));
