"""Draws the figures of the sample notes: `python scripts/draw_figures.py [NOTES]`.

Every figure is a function without arguments that returns the bytes of a file; the same bytes each
time. It needs Pillow.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from figures import faces, generation, splatting, superres, watermark

NOTES = Path(__file__).resolve().parent.parent / "notes"

FIGURES: tuple[tuple[str, Callable[[], bytes]], ...] = (
    ("3DGS/attachments/ray-quadrature.svg", splatting.ray_quadrature),
    ("3DGS/attachments/positional-encoding.svg", splatting.positional_encoding),
    ("3DGS/attachments/splat-projection.svg", splatting.projection),
    ("3DGS/attachments/densify-clone-split.svg", splatting.densify),
    ("3DGS/attachments/2dgs-disk.svg", splatting.flat_disks),
    ("3DGS/attachments/Pasted image 20240318213042.png", splatting.fitting),
    ("3DGS/attachments/Pasted image 20240402101530.png", splatting.aliasing),
    ("images/talking-head-routes.svg", faces.routes),
    ("images/wav2lip-expert.svg", faces.sync_expert),
    ("images/reference-frame-leak.svg", faces.lower_half_leak),
    ("images/image-20230612161254918.png", faces.sync_scores),
    ("images/image-20230705203411207.png", faces.motion_models),
    ("super-resolution/figures/degradation-chain.png", superres.degradation_chain),
    ("super-resolution/figures/mse-average.png", superres.mse_average),
    ("super-resolution/figures/perception-distortion.svg", superres.perception_distortion),
    ("super-resolution/figures/pixel-shuffle.svg", superres.pixel_shuffle),
    ("super-resolution/figures/shifted-windows.svg", superres.shifted_windows),
    ("super-resolution/figures/restoration-priors.svg", superres.prior_choices),
    ("images/hidden-pipeline.svg", watermark.pipeline),
    ("images/watermark-triangle.svg", watermark.triangle),
    ("images/detection-threshold.svg", watermark.detection),
    ("images/dct-basis.png", watermark.dct_basis),
    ("images/image-20240502213344127.png", watermark.wavelet),
    ("images/image-20240620104533871.png", watermark.tree_ring),
    ("images/noise-schedule.svg", generation.noise_schedule),
    ("images/guidance-toy.svg", generation.guidance),
    ("images/straight-paths.svg", generation.straight_paths),
    ("images/ldm-pipeline.svg", generation.latent_diffusion),
    ("images/var-next-scale.svg", generation.next_scale),
    ("images/cross-attention-toy.png", generation.cross_attention),
)


def main(notes: Path) -> None:
    """Write every figure below the folder of notes."""
    for name, draw in FIGURES:
        target = notes / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(draw())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else NOTES)
