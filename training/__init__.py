"""Takes ``../shared/data``. Gives the model's weights; not installed, and the only place that needs torch."""
