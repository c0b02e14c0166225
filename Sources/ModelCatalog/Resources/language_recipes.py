"""How the model that places texts by their meaning is made from what its package carries.

Imported only where a recipe runs, with openvino and numpy as models.json pins
them. A recipe takes the paths of its inputs, in the manifest's order, and the
folder for its outputs. Every node has a name of its own, so that the same
inputs give the same bytes.

Shapes: n is the number of tokens, d the model's width (384), h its heads (12).
"""

from __future__ import annotations

import json
import pathlib

import numpy
import openvino
from openvino import opset13 as ops

Tensors = dict[str, numpy.ndarray]

HEADS = 12
# The most tokens that its makers read of a text; its positions go further, but were not trained there.
MOST_TOKENS = 256
NORM_EPSILON = 1e-12


def make_minilm(inputs: list[pathlib.Path], into: pathlib.Path) -> None:
    """all-MiniLM-L6-v2, from its weights in safetensors.

    In: "tokens", i32 [1,n], n at most 256: the tokens' numbers, [CLS] first
    and [SEP] last, and any number of zeros behind, which count for nothing.
    Out: "vector", f32 [1,384]: the mean over the tokens, scaled to length 1.
    All tokens are of one text (type 0). Weights are stored as fp16.
    """
    [weights] = inputs
    openvino.save_model(text_model(read_safetensors(weights)), into / "minilm_l6_v2.xml", compress_to_fp16=True)


def read_safetensors(path: pathlib.Path) -> Tensors:
    """The tensors of 32-bit floats by name."""
    content = path.read_bytes()
    start = 8 + int.from_bytes(content[:8], "little")
    tensors = {}
    for name, entry in json.loads(content[8:start]).items():
        if entry.get("dtype") == "F32":
            begin, end = (start + offset for offset in entry["data_offsets"])
            tensors[name] = numpy.frombuffer(content[begin:end], "<f4").reshape(entry["shape"])
    return tensors


def text_model(source: Tensors) -> openvino.Model:
    """The whole model: "tokens" i32 [1,n] to "vector" f32 [1,d]."""
    tokens = ops.parameter([1, -1], numpy.int32, name="tokens")
    tokens.output(0).set_names({"tokens"})
    graph = TextGraph(source)
    counts = ops.not_equal(tokens, graph.integer(0, "counts/padding"), name="counts")
    x = graph.embeddings(tokens)
    sees = ops.unsqueeze(counts, graph.integers([1, 2], "sees/axes"), name="sees")  # [1,1,1,n]
    for layer in range(layer_count(source)):
        x = graph.layer(x, sees, f"encoder.layer.{layer}")
    vector = graph.direction(x, counts)
    vector.output(0).set_names({"vector"})
    return openvino.Model([ops.result(vector, name="vector/result")], [tokens], "minilm_l6_v2")


def layer_count(source: Tensors) -> int:
    return len([name for name in source if name.endswith(".intermediate.dense.weight")])


class TextGraph:
    """Makes the model's parts, each node named after the tensor that it belongs to."""

    def __init__(self, source: Tensors):
        self.source = source
        self.width = source["embeddings.word_embeddings.weight"].shape[1]

    def numbers(self, value: numpy.ndarray, name: str) -> openvino.Node:
        return ops.constant(numpy.ascontiguousarray(value, numpy.float32), name=name)

    def integer(self, value: int, name: str) -> openvino.Node:
        return ops.constant(numpy.int32(value), name=name)

    def integers(self, value: list[int], name: str) -> openvino.Node:
        return ops.constant(numpy.array(value, numpy.int32), name=name)

    def weights(self, name: str) -> openvino.Node:
        return self.numbers(self.source[name], name)

    def embeddings(self, tokens: openvino.Node) -> openvino.Node:
        """[1,n] to [1,n,d]: what each token is, and where it stands."""
        axis = self.integer(0, "words/axis")
        words = ops.gather(self.weights("embeddings.word_embeddings.weight"), tokens, axis, name="words")
        places = self.source["embeddings.position_embeddings.weight"][:MOST_TOKENS]
        places = self.numbers(places + self.source["embeddings.token_type_embeddings.weight"][0], "places/all")
        shape = ops.shape_of(tokens, "i32", name="places/shape")
        first, second, third = (self.integers([value], f"places/{value}") for value in (0, 1, 2))
        count = ops.slice(shape, second, third, second, first, name="places/count")
        places = ops.slice(places, first, count, second, first, name="places")
        return self.norm(ops.add(words, places, name="placed"), "embeddings.LayerNorm")

    def norm(self, x: openvino.Node, name: str) -> openvino.Node:
        """[1,n,d], each token normalised by itself."""
        axis = self.integers([-1], f"{name}/axis")
        normal = ops.mvn(x, axis, True, NORM_EPSILON, "inside_sqrt", name=f"{name}/normal")
        scaled = ops.multiply(normal, self.weights(f"{name}.weight"), name=f"{name}/scaled")
        return ops.add(scaled, self.weights(f"{name}.bias"), name=name)

    def linear(self, x: openvino.Node, *names: str) -> openvino.Node:
        """[1,n,a] to [1,n,b]; of several, the results stand side by side."""
        title = names[0]
        matrix = numpy.concatenate([self.source[f"{name}.weight"] for name in names])
        bias = numpy.concatenate([self.source[f"{name}.bias"] for name in names])
        product = ops.matmul(x, self.numbers(matrix, f"{title}.weight"), False, True, name=f"{title}/product")
        return ops.add(product, self.numbers(bias, f"{title}.bias"), name=title)

    def layer(self, x: openvino.Node, sees: openvino.Node, name: str) -> openvino.Node:
        """[1,n,d]: attention, then two layers of neurons; each is added to what it was given, and normalised."""
        attended = self.linear(self.attention(x, sees, f"{name}.attention"), f"{name}.attention.output.dense")
        x = self.norm(ops.add(attended, x, name=f"{name}.attention/sum"), f"{name}.attention.output.LayerNorm")
        inner = ops.gelu(self.linear(x, f"{name}.intermediate.dense"), "erf", name=f"{name}.intermediate/active")
        outer = self.linear(inner, f"{name}.output.dense")
        return self.norm(ops.add(outer, x, name=f"{name}.output/sum"), f"{name}.output.LayerNorm")

    def attention(self, x: openvino.Node, sees: openvino.Node, name: str) -> openvino.Node:
        """[1,n,d] to the same; `sees` [1,1,1,n] tells which tokens are looked at."""
        stacked = self.linear(x, *(f"{name}.self.{part}" for part in ("query", "key", "value")))
        shape = self.integers([1, -1, 3, HEADS, self.width // HEADS], f"{name}/heads/shape")
        heads = ops.reshape(stacked, shape, False, name=f"{name}/heads")
        order = self.integers([2, 0, 3, 1, 4], f"{name}/thirds/order")
        thirds = ops.transpose(heads, order, name=f"{name}/thirds")  # [3,1,h,n,d/h]
        split = ops.split(thirds, self.integer(0, f"{name}/split/axis"), 3, name=f"{name}/split")
        query, key, value = (
            ops.squeeze(third, self.integers([0], f"{name}/{part}/axis"), name=f"{name}/{part}")
            for part, third in zip(("query", "key", "value"), split.outputs())
        )
        attended = ops.scaled_dot_product_attention(query, key, value, sees, name=f"{name}/attended")
        back = ops.transpose(attended, self.integers([0, 2, 1, 3], f"{name}/back/order"), name=f"{name}/back")
        return ops.reshape(back, self.integers([1, -1, self.width], f"{name}/shape"), False, name=name)

    def direction(self, x: openvino.Node, counts: openvino.Node) -> openvino.Node:
        """[1,n,d] to [1,d]: the sum over the tokens that count, scaled to length 1, as their mean would be."""
        mask = ops.convert(counts, "f32", name="mask")
        mask = ops.unsqueeze(mask, self.integers([2], "mask/axis"), name="mask/column")
        masked = ops.multiply(x, mask, name="masked")
        total = ops.reduce_sum(masked, self.integers([1], "total/axis"), False, name="total")
        return ops.normalize_l2(total, self.integers([1], "vector/axis"), NORM_EPSILON, "max", name="vector")
