import Foundation
import Inference
import Perception

/// A point of a face: x and y in picture pixels, z in the same unit, growing away from the camera.
struct MeshPoint: Hashable {
  var x, y, z: Float
}

/// The points of one face, and how sure the model is that it is one.
struct MeshReading {
  /// At least 468 points in the order of MediaPipe's canonical mesh.
  let points: [MeshPoint]
  /// The probability that the region holds a face, 0…1.
  let presence: Float

  /// The border of all points.
  var box: PixelBox {
    var box = PixelBox(left: .infinity, top: .infinity, right: -.infinity, bottom: -.infinity)
    for point in points {
      box.left = min(box.left, point.x)
      box.top = min(box.top, point.y)
      box.right = max(box.right, point.x)
      box.bottom = max(box.bottom, point.y)
    }
    return box
  }

  /// Where to look for the same face in the next frame: one and a half times the box, eyes level.
  var region: FaceRegion {
    let right = points[33]
    let left = points[263]
    let box = box
    return FaceRegion(
      centre: box.centre, size: max(box.width, box.height) * 1.5,
      angle: atan2f(left.y - right.y, left.x - right.x))
  }
}

/// Lays a mesh of points on a face with MediaPipe's 478-point model.
///
/// Input: 256 × 256 RGB in 0…1 of a region. Output 0: x, y, z of each point in input pixels; output 1: a logit.
final class FaceMesh {
  static let modelName = "face-landmarks-478"

  private static let side = 256
  private static let pointCount = 478

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

  /// Runs the network on what its input holds.
  func runBare() throws { try request.run() }

  /// Looks for a face in one region of a picture.
  func read(_ region: FaceRegion, in picture: RGBPicture) throws -> MeshReading {
    let crop = Affine.crop(centre: region.centre, size: region.size, angle: region.angle, side: Self.side)
    picture.sample(crop, side: Self.side, scale: 1 / 255, offset: 0, into: request.input)
    try request.run()
    let depth = region.size / Float(Self.side)
    let points = try request.withOutput(0, count: Self.pointCount * 3) { values in
      (0..<Self.pointCount).map { index in
        let point = crop(x: values[index * 3], y: values[index * 3 + 1])
        return MeshPoint(x: point.x, y: point.y, z: values[index * 3 + 2] * depth)
      }
    }
    let logit = try request.withOutput(1, count: 1) { $0[0] }
    return MeshReading(points: points, presence: 1 / (1 + expf(-logit)))
  }
}
