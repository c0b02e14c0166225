import KnowledgeBase
import KnowledgeFiles
import Persistence
import Retrieval

/// The exit codes of what goes wrong with the knowledge base.
enum KnowledgeFailure {
  /// Nil for errors of other things.
  static func code(of error: any Error) -> ProctorExit? {
    switch error {
    case let error as StoreError: storeCode(error)
    case let error as KnowledgeFileError: fileCode(error)
    case let error as KnowledgeFault: faultCode(error)
    case let error as IngestRefusal: error.code
    case is UnknownDocument: .noInput
    case is WorkInterrupted: .interrupted
    case is RetrievalError: .internalFault
    default: nil
    }
  }

  private static func storeCode(_ error: StoreError) -> ProctorExit {
    switch error {
    case .notFound: .noInput
    case .notADatabase, .foreignDatabase, .newerSchema, .unfit, .nameTaken, .rubricTaken: .badInput
    case .notOpened, .readOnly: .cannotCreate
    case .diskFull, .busy, .damaged, .failed: .ioError
    }
  }

  private static func fileCode(_ error: KnowledgeFileError) -> ProctorExit {
    switch error {
    case .notFound, .noDocuments: .noInput
    case .toolMissing: .unavailable
    case .notReadable, .notAFile, .unknownKind, .tooLarge, .locked, .notReadablePDF, .noText, .tookTooLong:
      .badInput
    }
  }

  private static func faultCode(_ error: KnowledgeFault) -> ProctorExit {
    switch error {
    case .empty, .tooLarge, .notUTF8, .notText, .malformed: .badInput
    case .noRubric, .noQuestions: .noInput
    case .noEmbedding: .unavailable
    case .wrongVectorCount: .internalFault
    }
  }

  /// Whether an error is about one source, so that the others can still be taken.
  static func isOfOneSource(_ error: any Error) -> Bool {
    switch error {
    case StoreError.unfit, StoreError.nameTaken, StoreError.rubricTaken: true
    case KnowledgeFault.wrongVectorCount: false
    case is KnowledgeFault, is KnowledgeFileError: true
    default: false
    }
  }
}
