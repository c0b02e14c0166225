import Foundation

/// What can be wrong with the canonical face.
enum CanonicalFaceError: Error, CustomStringConvertible {
  case unreadable
  var description: String { "the canonical face model cannot be read" }
}

/// MediaPipe's canonical face: the points by which pose is measured, in centimetres (x to the face's left in
/// the picture's right, y up, z to the viewer), with their weights.
struct CanonicalFace {
  struct Anchor {
    let index: Int
    let weight: Double
    let position: SIMD3<Double>
  }

  let anchors: [Anchor]

  /// Reads MediaPipe's `geometry_pipeline_metadata` (protocol buffers): field 1 the mesh with its vertex
  /// values in field 3, five a vertex; field 2, repeated, the index (1) and weight (2) of an anchor.
  init(contentsOf file: URL) throws {
    let bytes = [UInt8](try Data(contentsOf: file))
    var vertices: [Float] = []
    var weighted: [(index: Int, weight: Float)] = []
    try ProtobufFields.read(bytes[...]) { field, value in
      if field == 1, case .bytes(let mesh) = value {
        try ProtobufFields.read(mesh) { field, value in
          if field == 3 { vertices += value.floats }
        }
      } else if field == 2, case .bytes(let basis) = value {
        var entry = (index: 0, weight: Float(0))
        try ProtobufFields.read(basis) { field, value in
          if field == 1, case .integer(let index) = value { entry.index = Int(truncatingIfNeeded: index) }
          if field == 2, let weight = value.floats.first { entry.weight = weight }
        }
        weighted.append(entry)
      }
    }
    let valuesPerVertex = 5
    anchors = try weighted.map { index, weight in
      guard index >= 0, index < vertices.count / valuesPerVertex else {
        throw CanonicalFaceError.unreadable
      }
      let first = index * valuesPerVertex
      return Anchor(
        index: index, weight: Double(weight),
        position: SIMD3(
          Double(vertices[first]), Double(vertices[first + 1]), Double(vertices[first + 2])))
    }
    guard anchors.count >= 6, anchors.allSatisfy({ $0.index < 468 }) else {
      throw CanonicalFaceError.unreadable
    }
  }
}

/// Walks the fields of one protocol buffers message.
private enum ProtobufFields {
  enum Value {
    case integer(UInt64)
    case bytes(ArraySlice<UInt8>)
    case word(ArraySlice<UInt8>)

    /// The value read as one or more packed 32-bit floats.
    var floats: [Float] {
      switch self {
      case .integer: []
      case .bytes(let slice), .word(let slice):
        stride(from: slice.startIndex, through: slice.endIndex - 4, by: 4).map { at in
          Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(slice[at + $1]) << (8 * UInt32($1)) })
        }
      }
    }
  }

  static func read(_ message: ArraySlice<UInt8>, _ take: (UInt64, Value) throws -> Void) throws {
    var rest = message
    while !rest.isEmpty {
      let key = try varint(&rest)
      switch key & 7 {
      case 0: try take(key >> 3, .integer(try varint(&rest)))
      case 1: _ = try bytes(8, &rest)
      case 2: try take(key >> 3, .bytes(try bytes(Int(clamping: try varint(&rest)), &rest)))
      case 5: try take(key >> 3, .word(try bytes(4, &rest)))
      default: throw CanonicalFaceError.unreadable
      }
    }
  }

  private static func varint(_ rest: inout ArraySlice<UInt8>) throws -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { throw CanonicalFaceError.unreadable }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw CanonicalFaceError.unreadable
  }

  private static func bytes(_ count: Int, _ rest: inout ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw CanonicalFaceError.unreadable }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
