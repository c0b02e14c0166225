import HTTPTypes
import Persistence
import Results
import SessionModel
import WireJSON

/// Handing in a recording, and reading it again.
struct RecordingEndpoints: Sendable {
  let services: APIServices
  private let upload: RecordingUpload

  init(_ services: APIServices) {
    self.services = services
    upload = RecordingUpload(services: services, gate: UploadGate())
  }

  private static let path = "\(SessionEndpoints.base)/{session_id}/recording"
  static let types = [
    "video/mp4", "video/webm", "video/x-matroska", "video/quicktime", "application/octet-stream",
  ]

  var all: [Endpoint] { [take, progress, read] }

  private var take: Endpoint {
    Endpoint(
      method: .post, path: Self.path, operation: "handInRecording", chapter: .recordings,
      summary: "Hand in a recording, whole or in parts.",
      details: """
        A request that says `Upload-Length` may bring a part; `Upload-Offset` says where it begins. When all bytes have \
        arrived, the recording is analysed and scored. After a broken connection, ask with HEAD where to go on. A \
        request that says neither brings all, and takes the place of what had arrived.
        """,
      access: .roles([.candidate, .hr, .admin, .service]),
      parameters: [
        SessionEndpoints.sessionParameter,
        .header(
          "Upload-Offset", .string(length: 1...15, pattern: .digits),
          "Where this part begins; 0 where not said."),
        .header(
          "Upload-Length", .string(length: 1...15, pattern: .digits),
          "The whole recording's bytes; this request brings all where not said."),
      ], body: .bytes(types: Self.types, atMost: services.settings.mostRecordingBytes),
      answers: [
        AnswerContract(
          .accepted, "It has arrived, or a part of it.", .json("Upload"),
          headers: ["Upload-Offset": "How many bytes have arrived.", "Location": "Where the report will be."])
      ], problems: [.conflict, .gone, .noSpace, .invalid], handle: { try await upload.take($0) })
  }

  private var progress: Endpoint {
    Endpoint(
      method: .head, path: Self.path, operation: "getUploadOffset", chapter: .recordings,
      summary: "Ask how many bytes of a recording have arrived.",
      access: .roles([.candidate, .hr, .admin, .service]), parameters: [SessionEndpoints.sessionParameter],
      answers: [AnswerContract(.noContent, "So many.", headers: ["Upload-Offset": "How many."])],
      problems: [.conflict, .gone], handle: { try await upload.progress($0) })
  }

  private var read: Endpoint {
    Endpoint(
      method: .get, path: Self.path, operation: "getRecording", chapter: .recordings,
      summary: "Read the recording, or a range of it.", access: .people,
      parameters: [
        SessionEndpoints.sessionParameter, .header("Range", .string(length: 1...200), "One range of bytes."),
        .header("If-Range", .string(length: 1...200), "The ETag that the range is of; else all is given."),
      ],
      answers: [
        AnswerContract(.ok, "The recording.", .bytes(["application/octet-stream"])),
        AnswerContract(
          .partialContent, "The range.", .bytes(["application/octet-stream"]),
          headers: ["Content-Range": "Which bytes of how many."]),
      ], problems: [.gone, .rangeNotSatisfiable],
      handle: { call in
        let record = try await SessionChanges(services).keptRecord(call)
        guard !record.state.isBeforeInterview else { throw Problem(.notFound, "no recording was handed in") }
        return try await BlobAnswer.make(
          SessionFiles(record.id).recording, type: "application/octet-stream",
          tag: "\"recording-\(record.id)\"",
          call, from: services.blobs)
      })
  }

  static let definitions: [String: JSONSchema] = [
    "Upload": .object(
      [
        .required("session_id", SessionSchemas.id),
        .required("complete", .boolean, "Whether all of it has arrived."),
        .optional("upload_offset", .integer(in: 0...Int(1) << 52), "How many bytes have arrived."),
        .optional("report", .string(length: 1...200), "Where the report will be."),
      ], "How far an upload is.")
  ]
}
