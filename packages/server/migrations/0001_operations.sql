CREATE TABLE "request_day" (
	"day" date PRIMARY KEY NOT NULL,
	"total" bigint NOT NULL,
	"failed" bigint NOT NULL,
	"seconds" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_window" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "model" ADD COLUMN "mlflow_run_id" text;--> statement-breakpoint
CREATE INDEX "request_window_end" ON "request_window" USING btree ("ends_at");