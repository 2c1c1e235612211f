/** A part of the report on a station's variables that we asked for (2.0.1 B07, B08). */
import { given } from "../Given.ts"
import { type From, type Options, receive, reply } from "../Message.ts"
import { variables } from "../security/Secrets.ts"
import { whole } from "../Whole.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"
import { reported } from "./Settings.ts"

const tell = ({ requestId, seqNo, tbc, reportData = [] }: V21.NotifyReportRequest, { station }: From) =>
  reply({}, [
    {
      _tag: "SettingsReported",
      station,
      ...given({ request: whole(requestId), seq: whole(seqNo) }),
      more: tbc === true,
      settings: reportData.flatMap(reported)
    }
  ])

const options: Options<never> = {
  secrets: variables,
  neutral: {
    "/requestId": -1,
    "/seqNo": -1,
    "/generatedAt": "",
    "/reportData/#/variableCharacteristics/dataType": "string",
    "/reportData/#/variableCharacteristics/supportsMonitoring": false
  }
}

export const NotifyReport = [receive(V201.NotifyReport, tell, options), receive(V21.NotifyReport, tell, options)]
