"""How the detector of objects is made from what its package carries.

Imported only where a recipe runs, with openvino and numpy as models.json pins
them. A recipe takes the paths of its inputs, in the manifest's order, and the
folder for its outputs.
"""

from __future__ import annotations

import pathlib

import numpy
import openvino
from openvino import opset8 as ops

# COCO's person, laptop, mouse, remote, keyboard, cell phone, book: who and what proctoring looks for, and what
# resembles it. The order of the scores.
SSD_CLASSES = (1, 73, 74, 75, 76, 77, 84)


def make_ssd_mobilenet(inputs: list[pathlib.Path], into: pathlib.Path) -> None:
    """COCO SSD MobileNet v2 without its control flow and without most of its classes.

    Made of the frozen graph.
    In: "image", u8 [1,300,300,3], RGB. Out: "boxes" [1917,4], offsets to the
    anchors as the graph encodes them, and "scores" [1,1917,7], after the sigmoid,
    for SSD_CLASSES. Scaling to [-1,1] is inside; decoding of boxes and
    suppression of doubles are left to the caller. Weights are stored as fp16.
    """
    [graph] = inputs
    model = openvino.Core().read_model(graph)
    nodes = model.get_ordered_ops()
    named = {node.get_friendly_name(): node for node in nodes}
    boxes = named["Squeeze"]
    scores = class_scores(named)
    first_convolution = next(node for node in nodes if node.get_type_name() == "Convolution")
    preprocessed = first_convolution.input(0).get_source_output()

    image = ops.parameter([1, 300, 300, 3], numpy.uint8, name="image")
    image.output(0).set_names({"image"})
    scale = ops.constant(numpy.float32(2 / 255), name="image/scale")
    shift = ops.constant(numpy.float32(1), name="image/shift")
    order = ops.constant(numpy.array([0, 3, 1, 2], dtype=numpy.int64), name="image/order")
    scaled = ops.multiply(ops.convert(image, "f32", name="image/f32"), scale, name="image/scaled")
    planes = ops.transpose(ops.subtract(scaled, shift, name="image/centred"), order, name="image/planes")
    for consumer in list(preprocessed.get_target_inputs()):
        consumer.replace_source_output(planes.output(0))

    boxes.output(0).set_names({"boxes"})
    scores.output(0).set_names({"scores"})
    results = [
        ops.result(boxes.output(0), name="boxes/result"),
        ops.result(scores.output(0), name="scores/result"),
    ]
    cut = openvino.Model(results, [image], "ssd_mobilenet_v2_coco")
    cut.validate_nodes_and_infer_types()
    openvino.save_model(cut, into / "ssd_mobilenet_v2_coco_7.xml", compress_to_fp16=True)


def class_scores(named: dict):
    """The class scores of all anchors, computed for SSD_CLASSES alone.

    Each class has a sigmoid and a slice of six convolutions of its own, so the scores stay what they were,
    and three fifths of the network's multiplications, which went into the other 84 classes, fall away.
    """
    heads = []
    for layer in range(6):
        bias_added = named[f"BoxPredictor_{layer}/ClassPredictor/BiasAdd"].input(0).get_source_output().get_node()
        convolution = bias_added.input(0).get_source_output().get_node()
        kernel = constant_value(convolution, 1)
        anchors = kernel.shape[0] // 91
        kept = numpy.array([anchor * 91 + label for anchor in range(anchors) for label in SSD_CLASSES])
        sliced = ops.convolution(
            convolution.input(0).get_source_output(),
            ops.constant(numpy.ascontiguousarray(kernel[kept]), name=f"classes_{layer}/kernel"),
            strides=[1, 1],
            pads_begin=[1, 1],
            pads_end=[1, 1],
            dilations=[1, 1],
            name=f"classes_{layer}/convolution",
        )
        biases = numpy.ascontiguousarray(constant_value(bias_added, 1)[:, kept])
        bias = ops.constant(biases, name=f"classes_{layer}/bias")
        rows = ops.constant(numpy.array([0, 2, 3, 1], dtype=numpy.int64), name=f"classes_{layer}/order")
        shape = ops.constant(numpy.array([1, -1, len(SSD_CLASSES)], dtype=numpy.int64), name=f"classes_{layer}/shape")
        logits = ops.add(sliced, bias, name=f"classes_{layer}/logits")
        logits = ops.transpose(logits, rows, name=f"classes_{layer}/rows")
        heads.append(ops.reshape(logits, shape, False, name=f"classes_{layer}/anchors"))
    return ops.sigmoid(ops.concat(heads, 1, name="classes/logits"), name="classes/scores")


def constant_value(node, index: int):
    """An operand that has to be a constant."""
    return node.input(index).get_source_output().get_node().get_data()
