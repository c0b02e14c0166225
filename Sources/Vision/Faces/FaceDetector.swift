import Foundation
import Inference
import Perception

/// A rectangle in pixels.
struct PixelBox: Hashable {
  var left, top, right, bottom: Float

  var width: Float { right - left }
  var height: Float { bottom - top }
  var area: Float { max(width, 0) * max(height, 0) }
  var centre: PixelPoint { PixelPoint(x: (left + right) / 2, y: (top + bottom) / 2) }

  /// Intersection over union, 0…1.
  func overlap(_ other: PixelBox) -> Float {
    let shared = PixelBox(
      left: max(left, other.left), top: max(top, other.top), right: min(right, other.right),
      bottom: min(bottom, other.bottom))
    guard shared.width > 0, shared.height > 0 else { return 0 }
    return shared.area / (area + other.area - shared.area)
  }
}

/// A square of a picture in which a mesh looks for a face.
struct FaceRegion: Hashable {
  var centre: PixelPoint
  /// The side of the square in pixels.
  var size: Float
  /// Radians clockwise by which the eyes are tilted.
  var angle: Float
}

/// A face as the detector found it.
struct DetectedFace {
  let score: Float
  let box: PixelBox
  let rightEye: PixelPoint
  let leftEye: PixelPoint

  /// One and a half times the box, turned so that the eyes are level: what the meshes were trained on.
  var region: FaceRegion {
    FaceRegion(
      centre: box.centre, size: max(box.width, box.height) * 1.5,
      angle: atan2f(leftEye.y - rightEye.y, leftEye.x - rightEye.x))
  }
}

/// Finds faces up to some five metres away with MediaPipe's full-range model.
///
/// Input: 192 × 192 RGB in −1…1, the picture letterboxed. Output: for each of 48 × 48 anchors a logit and 16
/// numbers in input pixels about the anchor's centre: box centre, box size, six points (eyes first).
final class FaceDetector {
  static let modelName = "face-detection-full-range"
  /// The most faces that are reported, best first.
  static let mostFaces = 6

  private static let side = 192
  private static let grid = 48
  private static let valuesPerAnchor = 16
  private static let leastScore: Float = 0.5
  private static let sameFaceOverlap: Float = 0.3

  /// Loads the model.
  ///
  /// - Throws: `ModelError` or `InferenceError`.
  static func model(_ engine: InferenceEngine) throws -> CompiledModel {
    try engine.load(modelName, inputShape: [1, side, side, 3])
  }

  private let request: InferenceRequest<Float>

  init(_ model: CompiledModel) throws {
    request = try InferenceRequest(model)
  }

  /// The faces of a picture.
  ///
  /// - Parameter shrink: How many times smaller the picture is than the pixels of the answer.
  func detect(in picture: RGBPicture, shrunkBy shrink: Int) throws -> [DetectedFace] {
    let extent = Float(max(picture.width, picture.height))
    let centre = PixelPoint(x: Float(picture.width) / 2, y: Float(picture.height) / 2)
    let letterbox = Affine.crop(centre: centre, size: extent, angle: 0, side: Self.side)
    picture.sample(letterbox, side: Self.side, scale: 1 / 127.5, offset: -1, into: request.input)
    try request.run()
    let toPixels = extent * Float(shrink) / Float(Self.side)
    let origin = PixelPoint(
      x: (centre.x - extent / 2) * Float(shrink), y: (centre.y - extent / 2) * Float(shrink))
    return Self.merged(try candidates(scale: toPixels, origin: origin))
  }

  /// Runs the network on what its input holds.
  func runBare() throws { try request.run() }

  private func candidates(scale: Float, origin: PixelPoint) throws -> [DetectedFace] {
    let anchors = Self.grid * Self.grid
    let leastLogit = logf(Self.leastScore / (1 - Self.leastScore))
    let positive = try request.withOutput(1, count: anchors) { logits in
      logits.indices.filter { logits[$0] > leastLogit }.map { (anchor: $0, logit: logits[$0]) }
    }
    return try request.withOutput(0, count: anchors * Self.valuesPerAnchor) { values in
      positive.map { anchor, logit in
        let cell = Float(Self.side) / Float(Self.grid)
        let middle = PixelPoint(
          x: (Float(anchor % Self.grid) + 0.5) * cell, y: (Float(anchor / Self.grid) + 0.5) * cell)
        let first = anchor * Self.valuesPerAnchor
        func point(_ offset: Int) -> PixelPoint {
          PixelPoint(
            x: (values[first + offset] + middle.x) * scale + origin.x,
            y: (values[first + offset + 1] + middle.y) * scale + origin.y)
        }
        let centre = point(0)
        let half = PixelPoint(x: values[first + 2] * scale / 2, y: values[first + 3] * scale / 2)
        let box = PixelBox(
          left: centre.x - half.x, top: centre.y - half.y, right: centre.x + half.x, bottom: centre.y + half.y
        )
        return DetectedFace(
          score: 1 / (1 + expf(-logit)), box: box, rightEye: point(4), leftEye: point(6))
      }
    }
  }

  /// Candidates of one face become their mean, weighted by score (the model's own non-maximum suppression).
  private static func merged(_ candidates: [DetectedFace]) -> [DetectedFace] {
    var rest = candidates.sorted { $0.score > $1.score }
    var faces: [DetectedFace] = []
    while let best = rest.first, faces.count < mostFaces {
      let same = rest.filter { $0.box.overlap(best.box) > sameFaceOverlap || $0.box == best.box }
      rest.removeAll { $0.box.overlap(best.box) > sameFaceOverlap || $0.box == best.box }
      faces.append(mean(of: same, score: best.score))
    }
    return faces
  }

  private static func mean(of faces: [DetectedFace], score: Float) -> DetectedFace {
    let total = faces.reduce(0) { $0 + $1.score }
    func mean(_ value: KeyPath<DetectedFace, Float>) -> Float {
      faces.reduce(0) { $0 + $1[keyPath: value] * $1.score } / total
    }
    return DetectedFace(
      score: score,
      box: PixelBox(
        left: mean(\.box.left), top: mean(\.box.top), right: mean(\.box.right), bottom: mean(\.box.bottom)),
      rightEye: PixelPoint(x: mean(\.rightEye.x), y: mean(\.rightEye.y)),
      leftEye: PixelPoint(x: mean(\.leftEye.x), y: mean(\.leftEye.y)))
  }
}
