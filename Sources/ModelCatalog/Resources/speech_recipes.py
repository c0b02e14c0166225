"""How the models of speakers and the voice are made from what their packages carry.

Imported only where a recipe runs, with onnx and numpy as models.json pins
them. A recipe takes the paths of its inputs, in the manifest's order, and the
folder for its outputs. Tensors and nodes are numbered in the order in which
they are made, so that the same inputs give the same bytes.

Shapes: n is the number of recordings in a batch, t of samples or frames in one.
"""

from __future__ import annotations

import collections
import json
import pathlib
import pickle
import zipfile

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

Tensors = dict[str, numpy.ndarray]

OPSET, IR_VERSION = 17, 8
SAMPLE_RATE = 16_000


# Reading PyTorch's checkpoints


class Checkpoint(pickle.Unpickler):
    """Unpickles the tensors of a PyTorch checkpoint; of any other class it makes an empty object, and calls nothing."""

    TYPES = {
        "FloatStorage": numpy.float32,
        "HalfStorage": numpy.float16,
        "DoubleStorage": numpy.float64,
        "LongStorage": numpy.int64,
        "IntStorage": numpy.int32,
        "BoolStorage": numpy.bool_,
    }

    def __init__(self, archive: zipfile.ZipFile):
        self.archive = archive
        self.root = next(name for name in archive.namelist() if name.endswith("/data.pkl")).removesuffix("data.pkl")
        super().__init__(archive.open(self.root + "data.pkl"))

    def find_class(self, module: str, name: str):
        known = {
            ("torch._utils", "_rebuild_tensor_v2"): self.tensor,
            ("torch._utils", "_rebuild_parameter"): lambda tensor, *_: tensor,
            ("collections", "OrderedDict"): collections.OrderedDict,
        }
        if module == "torch" and name in self.TYPES:
            return name
        return known.get((module, name)) or type(name, (Ignored,), {})

    def persistent_load(self, identity: tuple) -> numpy.ndarray:
        """A storage, flat."""
        _, kind, key, *_ = identity
        return numpy.frombuffer(self.archive.read(f"{self.root}data/{key}"), self.TYPES[kind])

    def tensor(self, storage: numpy.ndarray, offset: int, shape: tuple, strides: tuple, *_) -> numpy.ndarray:
        steps = [stride * storage.itemsize for stride in strides]
        return numpy.lib.stride_tricks.as_strided(storage[offset:], shape, steps).copy()


class Ignored:
    """Stands in for an object that is no tensor."""

    def __init__(self, *_, **__):
        pass

    def __setstate__(self, _):
        pass


def read_checkpoint(path: pathlib.Path) -> dict:
    with zipfile.ZipFile(path) as archive:
        return Checkpoint(archive).load()


# Writing ONNX


class Graph:
    """An ONNX graph in the making. A tensor is known by its name; equal constants are kept once."""

    def __init__(self, weights: Tensors):
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[tuple, onnx.TensorProto] = {}

    def numbers(self, value) -> str:
        return self.constant(numpy.ascontiguousarray(value, numpy.float32))

    def integers(self, *values: int) -> str:
        return self.constant(numpy.array(values, numpy.int64))

    def constant(self, value: numpy.ndarray) -> str:
        key = (value.shape, value.dtype.str, value.tobytes())
        if key not in self.constants:
            self.constants[key] = numpy_helper.from_array(value, f"constant_{len(self.constants)}")
        return self.constants[key].name

    def weight(self, name: str) -> str:
        return self.numbers(self.weights[name])

    def add(self, kind: str, *inputs: str, **attributes) -> str:
        output = f"tensor_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], name=f"node_{len(self.nodes)}", **attributes))
        return output

    def save(self, path: pathlib.Path, given: tuple[str, list], result: tuple[str, list], properties: dict) -> None:
        """The graph as a model; the last node gives its result. `given` and `result` are a name and a shape each."""
        self.nodes[-1].output[0] = result[0]
        ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in (given, result)]
        graph = helper.make_graph(self.nodes, path.stem, ends[:1], ends[1:], list(self.constants.values()))
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
        save_with_properties(model, properties, path)


def save_with_properties(model: onnx.ModelProto, properties: dict, path: pathlib.Path) -> None:
    helper.set_model_props(model, {key: str(value) for key, value in properties.items()})
    onnx.checker.check_model(model, full_check=True)
    path.write_bytes(model.SerializeToString(deterministic=True))


# CAM++: who speaks

# The layers and the dilation of each of CAM++'s three blocks.
CAMPPLUS_BLOCKS = ((12, 1), (24, 2), (16, 2))
CAMPPLUS_SEGMENT = 100


def make_campplus(inputs: list[pathlib.Path], into: pathlib.Path) -> None:
    """CAM++ (Chinese and English), from PyTorch's checkpoint.

    In: "x", f32 [n,t,80], the logarithm of mel energies, less their mean over
    time. Out: "embedding", f32 [n,192]. Normalisations are folded into scales.
    """
    [checkpoint] = inputs
    weights = read_checkpoint(checkpoint)
    graph = CampPlus(weights)
    x = graph.head(graph.add("Transpose", "x", perm=[0, 2, 1]))
    x = graph.convolution(x, "xvector.tdnn.linear", "xvector.tdnn.nonlinear.batchnorm", strides=[2], pads=[2, 2])
    x = graph.add("Relu", x)
    for number, (layers, dilation) in enumerate(CAMPPLUS_BLOCKS, 1):
        x = graph.block(x, number, layers, dilation)
    x = graph.normal(x, "xvector.out_nonlinear.batchnorm")
    x = graph.convolution(graph.statistics(x), "xvector.dense.linear", "xvector.dense.nonlinear.batchnorm")
    width = len(weights["xvector.dense.linear.weight"])
    graph.add("Reshape", x, graph.integers(-1, width))
    properties = {
        "framework": "3d-speaker",
        "language": "Chinese-English",
        "sample_rate": SAMPLE_RATE,
        "output_dim": width,
        "normalize_samples": 1,
        "feature_normalize_type": "global-mean",
        "url": "https://modelscope.cn/models/iic/speech_campplus_sv_zh_en_16k-common_advanced",
        "comment": "CAM++ zh+en common advanced",
        "license": "Apache-2.0",
    }
    graph.save(into / "campplus_zh_en.onnx", ("x", ["N", "T", 80]), ("embedding", ["N", width]), properties)


class CampPlus(Graph):
    """CAM++'s parts."""

    def batch_norm(self, name: str) -> tuple[numpy.ndarray, numpy.ndarray]:
        """A normalisation as a scale and a shift of each channel."""
        scale = 1 / numpy.sqrt(self.weights[f"{name}.running_var"].astype(numpy.float64) + 1e-5)
        scale = scale * self.weights.get(f"{name}.weight", 1.0)
        return scale, self.weights.get(f"{name}.bias", 0.0) - self.weights[f"{name}.running_mean"] * scale

    def convolution(self, x: str, name: str, norm: str | None = None, **attributes) -> str:
        """A convolution without a bias, with the normalisation that follows it."""
        kernel = self.weights[f"{name}.weight"].astype(numpy.float64)
        if norm is None:
            return self.add("Conv", x, self.numbers(kernel), **attributes)
        scale, shift = self.batch_norm(norm)
        kernel = kernel * scale.reshape(-1, *[1] * (kernel.ndim - 1))
        return self.add("Conv", x, self.numbers(kernel), self.numbers(shift), **attributes)

    def normal(self, x: str, name: str) -> str:
        """[n,c,t] normalised, and its positive part."""
        scale, shift = self.batch_norm(name)
        scaled = self.add("Mul", x, self.numbers(scale[:, None]))
        return self.add("Relu", self.add("Add", scaled, self.numbers(shift[:, None])))

    def head(self, bands: str) -> str:
        """[n,80,t] as a picture through two-dimensional convolutions to [n,320,t]."""
        around = {"pads": [1, 1, 1, 1]}
        x = self.add("Unsqueeze", bands, self.integers(1))
        x = self.add("Relu", self.convolution(x, "head.conv1", "head.bn1", **around))
        for name in ("head.layer1.0", "head.layer1.1", "head.layer2.0", "head.layer2.1"):
            strides = [2, 1] if name.endswith("0") else [1, 1]
            y = self.convolution(x, f"{name}.conv1", f"{name}.bn1", strides=strides, **around)
            y = self.convolution(self.add("Relu", y), f"{name}.conv2", f"{name}.bn2", **around)
            if f"{name}.shortcut.0.weight" in self.weights:
                x = self.convolution(x, f"{name}.shortcut.0", f"{name}.shortcut.1", strides=strides)
            x = self.add("Relu", self.add("Add", y, x))
        x = self.add("Relu", self.convolution(x, "head.conv2", "head.bn2", strides=[2, 1], **around))
        return self.add("Reshape", x, self.integers(0, 320, -1))

    def block(self, x: str, number: int, layers: int, dilation: int) -> str:
        """[n,c,t]: each layer adds its 32 channels to those it was given; a transition halves them all."""
        frames = self.frames(x)
        for layer in range(1, layers + 1):
            x = self.add("Concat", x, self.layer(x, f"xvector.block{number}.tdnnd{layer}", dilation, frames), axis=1)
        transit = f"xvector.transit{number}"
        return self.convolution(self.normal(x, f"{transit}.nonlinear.batchnorm"), f"{transit}.linear")

    def layer(self, x: str, name: str, dilation: int, frames: str) -> str:
        """[n,c,t] to [n,32,t], masked by what the whole recording and the two seconds around hold."""
        hidden = self.convolution(
            self.normal(x, f"{name}.nonlinear1.batchnorm"), f"{name}.linear1", f"{name}.nonlinear2.batchnorm"
        )
        hidden = self.add("Relu", hidden)
        local = self.convolution(
            hidden, f"{name}.cam_layer.linear_local", dilations=[dilation], pads=[dilation, dilation]
        )
        context = self.add("ReduceMean", hidden, axes=[2], keepdims=1)
        mask = self.add("Add", context, self.segment_means(hidden, frames))
        for linear, activation in (("linear1", "Relu"), ("linear2", "Sigmoid")):
            linear = f"{name}.cam_layer.{linear}"
            mask = self.add("Conv", mask, self.weight(f"{linear}.weight"), self.weight(f"{linear}.bias"))
            mask = self.add(activation, mask)
        return self.add("Mul", local, mask)

    def segment_means(self, x: str, frames: str) -> str:
        """[n,128,t]: at each frame, the mean over the segment of 100 frames that it is in."""
        length = CAMPPLUS_SEGMENT
        means = self.add("AveragePool", x, kernel_shape=[length], strides=[length], ceil_mode=1)
        repeats = self.integers(1, 1, 1, length)
        means = self.add("Tile", self.add("Unsqueeze", means, self.integers(3)), repeats)
        means = self.add("Reshape", means, self.integers(0, 128, -1))
        return self.add("Slice", means, self.integers(0), frames, self.integers(2))

    def frames(self, x: str) -> str:
        """How many frames [n,c,t] has."""
        return self.add("Slice", self.add("Shape", x), self.integers(2), self.integers(3))

    def statistics(self, x: str) -> str:
        """[n,c,t] to [n,2c,1]: means over time, then standard deviations."""
        mean = self.add("ReduceMean", x, axes=[2], keepdims=1)
        deviation = self.add("Sub", x, mean)
        squares = self.add("ReduceSum", self.add("Mul", deviation, deviation), self.integers(2), keepdims=1)
        count = self.add("Sub", self.add("Cast", self.frames(x), to=TensorProto.FLOAT), self.numbers([1]))
        return self.add("Concat", mean, self.add("Sqrt", self.add("Div", squares, count)), axis=1)


# Segmentation: when speakers change


def make_segmentation(inputs: list[pathlib.Path], into: pathlib.Path) -> None:
    """pyannote's segmentation 3.0, from PyTorch's checkpoint.

    In: "x", f32 [n,1,t], samples at 16 kHz. Out: "y", f32 [n,f,7], for each
    frame (991 samples, every 270) the logarithms of how likely nobody, one of
    three speakers, or two of them speak.
    """
    [checkpoint] = inputs
    graph = Graph(read_checkpoint(checkpoint)["state_dict"])
    x = add_sound_filters(graph, "x")
    x = add_memory(graph, graph.add("Transpose", x, perm=[2, 0, 1]))
    x = graph.add("Transpose", x, perm=[1, 0, 2])
    for name in ("linear.0", "linear.1", "classifier"):
        product = graph.add("MatMul", x, graph.numbers(graph.weights[f"{name}.weight"].T))
        x = graph.add("Add", product, graph.weight(f"{name}.bias"))
        if name != "classifier":
            x = graph.add("LeakyRelu", x, alpha=0.01)
    graph.add("LogSoftmax", x, axis=-1)
    properties = {
        "model_type": "pyannote-segmentation-3.0",
        "version": 1,
        "model_author": "pyannote",
        "num_speakers": 3,
        "powerset_max_classes": 2,
        "num_classes": 7,
        "sample_rate": SAMPLE_RATE,
        "window_size": 10 * SAMPLE_RATE,
        "receptive_field_size": 991,
        "receptive_field_shift": 270,
        "url": "https://huggingface.co/pyannote/segmentation-3.0",
        "license": "MIT",
    }
    graph.save(into / "pyannote_segmentation_3.onnx", ("x", ["N", 1, "T"]), ("y", ["N", "F", 7]), properties)


def add_sound_filters(graph: Graph, x: str) -> str:
    """[n,1,t] to [n,60,f]: three convolutions, the first of them SincNet's."""

    def normal(x: str, name: str) -> str:
        return graph.add(
            "InstanceNormalization", x, graph.weight(f"{name}.weight"), graph.weight(f"{name}.bias"), epsilon=1e-5
        )

    x = normal(x, "sincnet.wav_norm1d")
    for layer in range(3):
        if layer == 0:
            x = graph.add("Abs", graph.add("Conv", x, graph.numbers(sinc_filters(graph.weights)), strides=[10]))
        else:
            name = f"sincnet.conv1d.{layer}"
            x = graph.add("Conv", x, graph.weight(f"{name}.weight"), graph.weight(f"{name}.bias"))
        x = normal(graph.add("MaxPool", x, kernel_shape=[3], strides=[3]), f"sincnet.norm1d.{layer}")
        x = graph.add("LeakyRelu", x, alpha=0.01)
    return x


def sinc_filters(weights: Tensors) -> numpy.ndarray:
    """SincNet's 80 band-pass filters, [80,1,251], even ones and then odd ones, from the edges of their bands in Hz."""
    low, band, window, times = (
        weights[f"sincnet.conv1d.0.filterbank.{name}"].astype(numpy.float64)
        for name in ("low_hz_", "band_hz_", "window_", "n_")
    )
    low = 50 + abs(low)
    high = numpy.clip(low + 50 + abs(band), 50, SAMPLE_RATE / 2)
    width = high - low
    even = (numpy.sin(high * times) - numpy.sin(low * times)) / (times / 2) * window
    odd = (numpy.cos(low * times) - numpy.cos(high * times)) / (times / 2) * window
    even = numpy.concatenate([even, 2 * width, even[:, ::-1]], axis=1)
    odd = numpy.concatenate([odd, 0 * width, -odd[:, ::-1]], axis=1)
    return (numpy.concatenate([even, odd]) / numpy.concatenate([2 * width, 2 * width]))[:, None]


def add_memory(graph: Graph, x: str) -> str:
    """[f,n,60] to [f,n,256]: four LSTM layers that read both ways."""
    for layer in range(4):
        ways = [f"l{layer}", f"l{layer}_reverse"]
        inner = numpy.stack([onnx_gates(graph.weights[f"lstm.weight_ih_{way}"]) for way in ways])
        recurrent = numpy.stack([onnx_gates(graph.weights[f"lstm.weight_hh_{way}"]) for way in ways])
        biases = numpy.stack([
            numpy.concatenate([onnx_gates(graph.weights[f"lstm.bias_{part}_{way}"]) for part in ("ih", "hh")])
            for way in ways
        ])
        operands = [graph.numbers(value) for value in (inner, recurrent, biases)]
        y = graph.add("LSTM", x, *operands, hidden_size=128, direction="bidirectional")  # [f,2,n,128]
        x = graph.add("Reshape", graph.add("Transpose", y, perm=[0, 2, 1, 3]), graph.integers(0, 0, 256))
    return x


def onnx_gates(weights: numpy.ndarray) -> numpy.ndarray:
    """An LSTM's gates in ONNX's order (input, output, forget, cell) from PyTorch's (input, forget, cell, output)."""
    given, forget, cell, output = numpy.split(weights, 4)
    return numpy.concatenate([given, output, forget, cell])


# The voice


def make_piper_joe(inputs: list[pathlib.Path], into: pathlib.Path) -> None:
    """Piper's voice joe, from its graph and its settings.

    The graph is given the properties that sherpa-onnx reads; beside it comes
    the list of phonemes with their numbers.
    """
    voice, settings_file = inputs
    settings = json.loads(settings_file.read_text(encoding="utf-8"))
    properties = {
        "model_type": "vits",
        "comment": "piper",
        "language": settings["language"]["name_english"],
        "voice": settings["espeak"]["voice"],
        "has_espeak": 1,
        "n_speakers": settings["num_speakers"],
        "sample_rate": settings["audio"]["sample_rate"],
    }
    save_with_properties(onnx.load(voice), properties, into / "piper_joe_medium.onnx")
    lines = [f"{phoneme} {numbers[0]}\n" for phoneme, numbers in settings["phoneme_id_map"].items() if phoneme != "\n"]
    (into / "piper_joe_medium.tokens.txt").write_text("".join(lines), encoding="utf-8")
