"""How Whisper's models are made from what their packages carry: CTranslate2's files.

Imported only where a recipe runs, with openvino and numpy as models.json pins
them. A recipe takes the paths of its inputs, in the manifest's order, and the
folder for its outputs. Every node has a name of its own, so that the same
inputs give the same bytes.

Shapes: d is the model's width, m its mel bands (80), t the encoder's positions
(1500), v its vocabulary, h its heads.
"""

from __future__ import annotations

import io
import pathlib
import struct
from typing import BinaryIO

import numpy
import openvino
from openvino import opset13 as ops

Tensors = dict[str, numpy.ndarray]

CTRANSLATE2_TYPES = {0: numpy.float32, 1: numpy.int8, 2: numpy.int16, 3: numpy.int32, 4: numpy.float16}

GGML_MAGIC = 0x67676D6C
GGML_FLOAT32, GGML_FLOAT16, GGML_Q8_0 = 0, 1, 8
# The version of the quantisation (2), by thousands, and the kind of file: most tensors are q8_0 (7).
GGML_FILE_OF_Q8_0 = 2007
Q8_0_BLOCK = 32

SAMPLE_RATE = 16_000
FFT_LENGTH = 400
# What a vocabulary holds before its special tokens, which whisper.cpp adds by itself.
PLAIN_TOKENS = 50_257


def make_whisper_tiny_en(inputs: list[pathlib.Path], into: pathlib.Path) -> None:
    """Whisper tiny.en: see make_whisper."""
    make_whisper(inputs, into, "whisper_tiny_en")


def make_whisper_base(inputs: list[pathlib.Path], into: pathlib.Path) -> None:
    """Whisper base: see make_whisper."""
    make_whisper(inputs, into, "whisper_base")


def make_whisper(inputs: list[pathlib.Path], into: pathlib.Path, name: str) -> None:
    """A Whisper model for whisper.cpp, and its encoder apart for OpenVINO.

    Made of the vocabulary and of the parts of model.bin, in order.

    NAME_q8.bin: the whole model as ggml, its matrices as q8_0.
    NAME_encoder.xml and .bin: the encoder. In: "mel", f32 [1,80,3000], the
    spectrogram as whisper.cpp makes it. Out: "audio", f32 [1,1500,d]. Weights
    are stored as fp16.
    """
    vocabulary, *parts = inputs
    source = read_ctranslate2(b"".join(part.read_bytes() for part in parts))
    write_ggml(into / f"{name}_q8.bin", source, read_tokens(vocabulary))
    openvino.save_model(encoder_model(source), into / f"{name}_encoder.xml", compress_to_fp16=True)


# Reading


def read_ctranslate2(content: bytes) -> Tensors:
    """The tensors of a CTranslate2 model by name, with the names that stand for others."""
    stream = io.BytesIO(content)

    def taken(count: int) -> bytes:
        data = stream.read(count)
        if len(data) != count:
            raise ValueError(f"the model ends after {len(content)} bytes; a part of it is missing")
        return data

    def numbers(layout: str) -> tuple[int, ...]:
        return struct.unpack("<" + layout, taken(struct.calcsize("<" + layout)))

    def text() -> str:
        return taken(numbers("H")[0])[:-1].decode()

    version, kind, _, count = *numbers("I"), text(), *numbers("II")
    if version < 4 or kind != "WhisperSpec":
        raise ValueError(f"not a Whisper model that can be read: version {version}, kind {kind!r}")
    tensors = {}
    for _ in range(count):
        name, (rank,) = text(), numbers("B")
        shape = numbers(f"{rank}I")
        kind_of_number, length = numbers("BI")
        tensors[name] = numpy.frombuffer(taken(length), CTRANSLATE2_TYPES[kind_of_number]).reshape(shape)
    for _ in range(numbers("I")[0]):
        alias, name = text(), text()
        tensors[alias] = tensors[name]
    if stream.read(1):
        raise ValueError("there is more in the model than its tensors")
    check_types(tensors)
    return tensors


def check_types(tensors: Tensors) -> None:
    for name, tensor in tensors.items():
        if tensor.ndim >= 2 and tensor.dtype not in (numpy.float16, numpy.float32):
            raise ValueError(f"{name} holds {tensor.dtype}; only weights that are not quantised are known here")


def read_tokens(path: pathlib.Path) -> list[bytes]:
    """The vocabulary's plain tokens, as the bytes they stand for."""
    lines = path.read_bytes().decode().removesuffix("\n").split("\n")
    if len(lines) < PLAIN_TOKENS:
        raise ValueError(f"the vocabulary has {len(lines)} tokens, not at least {PLAIN_TOKENS}")
    bytes_of = byte_characters()
    return [
        token.encode() if token.startswith("<|") else bytes(bytes_of[character] for character in token)
        for token in lines[:PLAIN_TOKENS]
    ]


def byte_characters() -> dict[str, int]:
    """The byte that each character of a vocabulary stands for: itself where it can be printed, else one past 255."""
    printed = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printed]
    return {chr(byte): byte for byte in printed} | {chr(256 + place): byte for place, byte in enumerate(others)}


def layer_count(source: Tensors, side: str) -> int:
    return len([name for name in source if name.startswith(f"{side}/layer_") and name.endswith("/ffn/layer_norm/beta")])


# For whisper.cpp


def write_ggml(path: pathlib.Path, source: Tensors, tokens: list[bytes]) -> None:
    """The whole model as whisper.cpp loads it: sizes, mel filters, vocabulary, tensors."""
    vocabulary_size, text_width = source["decoder/embeddings/weight"].shape
    positions, audio_width = source["encoder/position_encodings/encodings"].shape
    filters = mel_filters(source["encoder/conv1/weight"].shape[1])
    sizes = [vocabulary_size, positions, audio_width]
    sizes += [int(source["encoder/num_heads"]), layer_count(source, "encoder")]
    sizes += [len(source["decoder/position_encodings/encodings"]), text_width]
    sizes += [int(source["decoder/num_heads"]), layer_count(source, "decoder")]
    with open(path, "wb") as file:
        file.write(struct.pack("<12i", GGML_MAGIC, *sizes, len(filters), GGML_FILE_OF_Q8_0))
        file.write(struct.pack("<2i", *filters.shape) + filters.tobytes())
        file.write(struct.pack("<i", len(tokens)))
        for token in tokens:
            file.write(struct.pack("<I", len(token)) + token)
        for name, tensor in ggml_tensors(source).items():
            write_ggml_tensor(file, name, tensor)


def write_ggml_tensor(file: BinaryIO, name: str, tensor: numpy.ndarray) -> None:
    """Matrices as q8_0, convolutions as fp16; positions, norms and biases as they are."""
    if tensor.ndim == 1 or name.endswith((".bias", ".positional_embedding")):
        kind, content = GGML_FLOAT32, numpy.ascontiguousarray(tensor, numpy.float32).tobytes()
    elif tensor.ndim == 2:
        kind, content = GGML_Q8_0, q8_0(tensor)
    else:
        kind, content = GGML_FLOAT16, numpy.ascontiguousarray(tensor, numpy.float16).tobytes()
    title = name.encode()
    file.write(struct.pack("<3i", tensor.ndim, len(title), kind))
    file.write(struct.pack(f"<{tensor.ndim}i", *reversed(tensor.shape)) + title + content)


def q8_0(matrix: numpy.ndarray) -> bytes:
    """Blocks of 32 weights: a scale (fp16) and the weights in its steps (i8)."""
    weights = matrix.astype(numpy.float16).astype(numpy.float32).reshape(-1, Q8_0_BLOCK)
    scales = numpy.abs(weights).max(axis=1, keepdims=True) / numpy.float32(127)
    steps = numpy.divide(numpy.float32(1), scales, out=numpy.zeros_like(scales), where=scales > 0)
    block = numpy.dtype([("scale", "<f2"), ("weights", "i1", Q8_0_BLOCK)])
    blocks = numpy.empty(len(weights), block)
    blocks["scale"] = scales[:, 0]
    blocks["weights"] = numpy.round(weights * steps)
    return blocks.tobytes()


def ggml_tensors(source: Tensors) -> Tensors:
    """The same tensors by the names that whisper.cpp knows."""
    tensors = {
        "encoder.positional_embedding": source["encoder/position_encodings/encodings"],
        "decoder.positional_embedding": source["decoder/position_encodings/encodings"],
        "decoder.token_embedding.weight": source["decoder/embeddings/weight"],
    }
    for name in ("conv1", "conv2"):
        tensors[f"encoder.{name}.weight"] = source[f"encoder/{name}/weight"]
        tensors[f"encoder.{name}.bias"] = source[f"encoder/{name}/bias"][:, None]
    tensors |= ggml_norm(source, "encoder/layer_norm", "encoder.ln_post")
    tensors |= ggml_norm(source, "decoder/layer_norm", "decoder.ln")
    for side in ("encoder", "decoder"):
        for layer in range(layer_count(source, side)):
            tensors |= ggml_block(source, f"{side}/layer_{layer}", f"{side}.blocks.{layer}")
    return tensors


def ggml_block(source: Tensors, old: str, new: str) -> Tensors:
    tensors = ggml_attention(source, f"{old}/self_attention", f"{new}.attn", [("query", "key", "value"), ("out",)])
    if f"{old}/attention/linear_0/weight" in source:
        groups = [("query",), ("key", "value"), ("out",)]
        tensors |= ggml_attention(source, f"{old}/attention", f"{new}.cross_attn", groups)
    tensors |= ggml_norm(source, f"{old}/ffn/layer_norm", f"{new}.mlp_ln")
    for linear, place in (("linear_0", 0), ("linear_1", 2)):
        for part in ("weight", "bias"):
            tensors[f"{new}.mlp.{place}.{part}"] = source[f"{old}/ffn/{linear}/{part}"]
    return tensors


def ggml_attention(source: Tensors, old: str, new: str, groups: list[tuple[str, ...]]) -> Tensors:
    """An attention's projections, each by itself: CTranslate2 stacks the rows of a group into one matrix."""
    tensors = ggml_norm(source, f"{old}/layer_norm", f"{new}_ln")
    for place, group in enumerate(groups):
        weights = numpy.split(source[f"{old}/linear_{place}/weight"], len(group))
        biases = numpy.split(source[f"{old}/linear_{place}/bias"], len(group))
        for name, weight, bias in zip(group, weights, biases):
            tensors[f"{new}.{name}.weight"] = weight
            if name != "key":
                tensors[f"{new}.{name}.bias"] = bias
            elif bias.any():
                raise ValueError(f"{old}: the key has a bias, for which whisper.cpp has no place")
    return tensors


def ggml_norm(source: Tensors, old: str, new: str) -> Tensors:
    return {f"{new}.weight": source[f"{old}/gamma"], f"{new}.bias": source[f"{old}/beta"]}


def mel_filters(bands: int) -> numpy.ndarray:
    """Triangles on Slaney's mel scale, of equal area: f32 [m,201].

    The scale is linear (3 mel to 200 Hz) up to 1 kHz, and logarithmic above.
    """
    knee, hertz, growth = 15.0, 200 / 3, numpy.log(6.4) / 27
    top = knee + numpy.log(SAMPLE_RATE / 2 / 1000) / growth
    mels = numpy.linspace(0, top, bands + 2)
    edges = numpy.where(mels < knee, mels * hertz, 1000 * numpy.exp(growth * (mels - knee)))
    bins = numpy.linspace(0, SAMPLE_RATE / 2, FFT_LENGTH // 2 + 1)
    widths = numpy.diff(edges)[:, None]
    slopes = edges[:, None] - bins
    triangles = numpy.maximum(0, numpy.minimum(-slopes[:-2] / widths[:-1], slopes[2:] / widths[1:]))
    return (triangles * (2 / (edges[2:] - edges[:-2]))[:, None]).astype(numpy.float32)


# For OpenVINO


def encoder_model(source: Tensors) -> openvino.Model:
    """The encoder alone: "mel" f32 [1,m,2t] to "audio" f32 [1,t,d]."""
    positions = source["encoder/position_encodings/encodings"]
    bands = source["encoder/conv1/weight"].shape[1]
    mel = ops.parameter([1, bands, 2 * len(positions)], numpy.float32, name="mel")
    mel.output(0).set_names({"mel"})
    graph = EncoderGraph(source)
    x = graph.convolution(mel, "encoder/conv1", stride=1)
    x = graph.convolution(x, "encoder/conv2", stride=2)
    x = ops.transpose(x, graph.integers([0, 2, 1], "encoder/rows/order"), name="encoder/rows")
    x = ops.add(x, graph.numbers(positions[None], "encoder/positions"), name="encoder/placed")
    for layer in range(layer_count(source, "encoder")):
        x = graph.block(x, f"encoder/layer_{layer}")
    audio = graph.norm(x, "encoder/layer_norm")
    audio.output(0).set_names({"audio"})
    return openvino.Model([ops.result(audio, name="audio/result")], [mel], "whisper_encoder")


class EncoderGraph:
    """Makes the encoder's parts, each node named after the tensor that it belongs to."""

    def __init__(self, source: Tensors):
        self.source = source
        self.positions, self.width = source["encoder/position_encodings/encodings"].shape
        self.heads = int(source["encoder/num_heads"])

    def numbers(self, value: numpy.ndarray, name: str) -> openvino.Node:
        return ops.constant(numpy.ascontiguousarray(value, numpy.float32), name=name)

    def integers(self, value: int | list[int], name: str) -> openvino.Node:
        return ops.constant(numpy.array(value, numpy.int64), name=name)

    def weights(self, name: str) -> openvino.Node:
        return self.numbers(self.source[name], name)

    def convolution(self, x: openvino.Node, name: str, stride: int) -> openvino.Node:
        """[1,c,n] to [1,d,n/stride], after the GELU."""
        filtered = ops.convolution(x, self.weights(f"{name}/weight"), [stride], [1], [1], [1], name=f"{name}/filtered")
        bias = self.numbers(self.source[f"{name}/bias"].reshape(1, -1, 1), f"{name}/bias")
        return ops.gelu(ops.add(filtered, bias, name=f"{name}/biased"), "erf", name=name)

    def norm(self, x: openvino.Node, name: str) -> openvino.Node:
        """[1,t,d], each position normalised by itself."""
        axis = self.integers([-1], f"{name}/axis")
        normal = ops.mvn(x, axis, True, 1e-5, "inside_sqrt", name=f"{name}/normal")
        scaled = ops.multiply(normal, self.weights(f"{name}/gamma"), name=f"{name}/scaled")
        return ops.add(scaled, self.weights(f"{name}/beta"), name=name)

    def linear(self, x: openvino.Node, name: str) -> openvino.Node:
        """[1,t,a] to [1,t,b]."""
        product = ops.matmul(x, self.weights(f"{name}/weight"), False, True, name=f"{name}/product")
        return ops.add(product, self.weights(f"{name}/bias"), name=name)

    def block(self, x: openvino.Node, name: str) -> openvino.Node:
        """[1,t,d]: attention, then two layers of neurons, each added to what it was given."""
        x = ops.add(x, self.attention(x, f"{name}/self_attention"), name=f"{name}/attended")
        inner = self.linear(self.norm(x, f"{name}/ffn/layer_norm"), f"{name}/ffn/linear_0")
        active = ops.gelu(inner, "erf", name=f"{name}/ffn/active")
        return ops.add(x, self.linear(active, f"{name}/ffn/linear_1"), name=name)

    def attention(self, x: openvino.Node, name: str) -> openvino.Node:
        """[1,t,d] to the same."""
        stacked = self.linear(self.norm(x, f"{name}/layer_norm"), f"{name}/linear_0")
        shape = self.integers([1, self.positions, 3, self.heads, self.width // self.heads], f"{name}/heads/shape")
        heads = ops.reshape(stacked, shape, False, name=f"{name}/heads")
        order = self.integers([2, 0, 3, 1, 4], f"{name}/thirds/order")
        thirds = ops.transpose(heads, order, name=f"{name}/thirds")  # [3,1,h,t,d/h]
        split = ops.split(thirds, self.integers(0, f"{name}/split/axis"), 3, name=f"{name}/split")
        query, key, value = (
            ops.squeeze(third, self.integers([0], f"{name}/{part}/axis"), name=f"{name}/{part}")
            for part, third in zip(("query", "key", "value"), split.outputs())
        )
        attended = ops.scaled_dot_product_attention(query, key, value, name=f"{name}/attended")
        back = self.integers([0, 2, 1, 3], f"{name}/back/order")
        flat = self.integers([1, self.positions, self.width], f"{name}/joined/shape")
        joined = ops.reshape(ops.transpose(attended, back, name=f"{name}/back"), flat, False, name=f"{name}/joined")
        return self.linear(joined, f"{name}/linear_1")
