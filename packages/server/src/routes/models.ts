import { createRoute, z } from '@hono/zod-openapi'
import type { Evaluation, Finding, Leaderboard } from '@csvanalyzer/core'
import { requireScope } from '../auth/principal.ts'
import type { Services } from '../services/services.ts'
import { openapiApp } from './openapi-app.ts'
import { coreValue, idParam, json, noContent, pageOf, pageQuery, problems, signedIn } from './schemas/common.ts'
import { modelDetail, modelInfo, predictRequest, predictResponse } from './schemas/model.ts'

const tags = ['models']
const request = { params: idParam }

const list = createRoute({
  method: 'get',
  path: '/',
  tags,
  summary: 'Your models, newest first',
  security: signedIn,
  request: { query: pageQuery.extend({ datasetId: z.uuid().optional() }) },
  responses: { 200: json(pageOf(modelInfo), 'a page'), ...problems(400, 401, 403) },
})

const get = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  summary: 'One model and what it asks for',
  security: signedIn,
  request,
  responses: { 200: json(modelDetail, 'the model'), ...problems(401, 403, 404) },
})

const leaderboard = createRoute({
  method: 'get',
  path: '/{id}/leaderboard',
  tags,
  summary: 'All candidates of its training',
  security: signedIn,
  request,
  responses: {
    200: json(
      coreValue<Leaderboard>('Leaderboard', 'candidates with score, interval and ties, best first'),
      'the leaderboard',
    ),
    ...problems(401, 403, 404),
  },
})

const evaluation = createRoute({
  method: 'get',
  path: '/{id}/evaluation',
  tags,
  summary: 'How good it is on rows that it has not seen',
  security: signedIn,
  request,
  responses: {
    200: json(
      coreValue<Evaluation>('Evaluation', 'metrics with intervals, baselines, curves, importance'),
      'the evaluation',
    ),
    ...problems(401, 403, 404),
  },
})

const findings = createRoute({
  method: 'get',
  path: '/{id}/findings',
  tags,
  summary: 'What was found while training',
  security: signedIn,
  request,
  responses: {
    200: json(coreValue<readonly Finding[]>('Findings', 'findings', 'array'), 'the findings'),
    ...problems(401, 403, 404),
  },
})

const predict = createRoute({
  method: 'post',
  path: '/{id}/predict',
  tags,
  summary: 'Predict rows',
  description:
    'With a cookie, or with `Authorization: Bearer csva_…` of scope `predict`. An unseen, missing or unusual value never fails: it comes back as a finding beside the prediction.',
  security: signedIn,
  request: { params: idParam, body: { required: true, ...json(predictRequest, 'rows as objects, by column name') } },
  responses: { 200: json(predictResponse, 'one prediction a row, in order'), ...problems(400, 401, 403, 404, 413) },
})

const exported = createRoute({
  method: 'get',
  path: '/{id}/export/{format}',
  tags,
  summary: 'The model as a file',
  security: signedIn,
  request: {
    params: idParam.extend({
      format: z
        .string()
        .regex(/^[a-z]{2,20}$/)
        .openapi({ param: { name: 'format', in: 'path' }, example: 'json' }),
    }),
  },
  responses: {
    200: {
      description: 'the file',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    ...problems(401, 403, 404),
  },
})

const remove = createRoute({
  method: 'delete',
  path: '/{id}',
  tags,
  summary: 'Delete a model for good',
  security: signedIn,
  request,
  responses: { 204: noContent, ...problems(401, 403, 404) },
})

export function modelRoutes({ models }: Pick<Services, 'models'>) {
  return openapiApp()
    .openapi(list, async (c) =>
      c.json(await models.list(requireScope(c.get('principal'), 'read'), c.req.valid('query')), 200),
    )
    .openapi(get, async (c) =>
      c.json(await models.get(requireScope(c.get('principal'), 'read'), c.req.valid('param').id), 200),
    )
    .openapi(leaderboard, async (c) =>
      c.json(await models.leaderboard(requireScope(c.get('principal'), 'read'), c.req.valid('param').id), 200),
    )
    .openapi(evaluation, async (c) =>
      c.json(await models.evaluation(requireScope(c.get('principal'), 'read'), c.req.valid('param').id), 200),
    )
    .openapi(findings, async (c) =>
      c.json(await models.findings(requireScope(c.get('principal'), 'read'), c.req.valid('param').id), 200),
    )
    .openapi(predict, async (c) => {
      const principal = requireScope(c.get('principal'), 'predict')
      const { id } = c.req.valid('param')
      const predictions = await models.predict(principal, id, c.req.valid('json').rows, c.req.raw.signal)
      return c.json({ modelId: id, predictions }, 200)
    })
    .openapi(exported, async (c) => {
      const { id, format } = c.req.valid('param')
      const { bytes, mediaType, fileName } = await models.exportModel(
        requireScope(c.get('principal'), 'read'),
        id,
        format,
        c.req.raw.signal,
      )
      const headers = {
        'content-type': mediaType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      }
      return c.body(Uint8Array.from(bytes), 200, headers)
    })
    .openapi(remove, async (c) => {
      await models.remove(requireScope(c.get('principal'), 'write'), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
