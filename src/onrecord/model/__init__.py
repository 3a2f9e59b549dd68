"""Takes words in sentences. Gives the trained model's tags, trees, entities and attributions, through ONNX Runtime."""

from onrecord.model.session import Model, Timing, load_model, timing

__all__ = ["Model", "Timing", "load_model", "timing"]
