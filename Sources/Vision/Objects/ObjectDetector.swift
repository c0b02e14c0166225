import Foundation
import Inference
import Perception
import Proctoring

/// The classes of the model, in the order of its scores.
enum ObjectClass: Int, CaseIterable {
  case person, laptop, mouse, remote, keyboard, phone, book
}

/// An object as the detector found it.
struct DetectedObject {
  let score: Double
  /// In units of the whole picture.
  let box: UnitBox
}

/// Finds objects with an SSD MobileNet v2 trained on COCO.
///
/// Input: 300 × 300 RGB bytes of a region, stretched. Output 0: for each of 1,917 anchors the box as offsets
/// (y, x, height, width; scaled by 10, 10, 5, 5); output 1: the probability of each `ObjectClass`.
final class ObjectDetector {
  static let modelName = "ssd-mobilenet-v2-coco"

  private static let side = 300
  private static let classCount = ObjectClass.allCases.count
  private static let anchors = SSDAnchors.mobileNet

  /// Loads the model.
  ///
  /// - Throws: `ModelError` or `InferenceError`.
  static func model(_ engine: InferenceEngine) throws -> CompiledModel {
    try engine.load(modelName, inputShape: [1, side, side, 3])
  }

  private let request: InferenceRequest<UInt8>
  private var crop = [Float](repeating: 0, count: side * side * 3)

  init(_ model: CompiledModel) throws {
    request = try InferenceRequest(model)
  }

  /// The objects of one class in a region of a picture, at least `leastScore` sure, best first, at most
  /// one for a place.
  func detect(
    _ wanted: ObjectClass, in region: UnitBox, of picture: RGBPicture, leastScore: Double
  ) throws -> [DetectedObject] {
    fill(from: region, of: picture)
    try request.run()
    let count = Self.anchors.count
    let found = try request.withOutput(1, count: count * Self.classCount) { scores in
      (0..<count).compactMap { index in
        let score = Double(scores[index * Self.classCount + wanted.rawValue])
        return score >= leastScore ? (anchor: index, score: score) : nil
      }
    }
    let objects = try request.withOutput(0, count: count * 4) { offsets in
      found.map { anchor, score in
        let box = Self.anchors[anchor].box(offsets[(anchor * 4)..<(anchor * 4 + 4)])
        return DetectedObject(score: score, box: box.placed(in: region))
      }
    }
    return Self.distinct(objects)
  }

  private func fill(from region: UnitBox, of picture: RGBPicture) {
    let width = Float(picture.width)
    let height = Float(picture.height)
    let map = Affine(
      a: Float(region.right - region.left) * width / Float(Self.side), b: 0, c: Float(region.left) * width,
      d: 0, e: Float(region.bottom - region.top) * height / Float(Self.side), f: Float(region.top) * height)
    crop.withUnsafeMutableBufferPointer { crop in
      picture.sample(map, side: Self.side, scale: 1, offset: 0, into: crop)
      for index in crop.indices { request.input[index] = UInt8(crop[index] + 0.5) }
    }
  }

  private static func distinct(_ objects: [DetectedObject]) -> [DetectedObject] {
    var kept: [DetectedObject] = []
    for object in objects.sorted(by: { $0.score > $1.score })
    where !kept.contains(where: { $0.box.overlap(object.box) > 0.5 }) {
      kept.append(object)
    }
    return kept
  }
}
