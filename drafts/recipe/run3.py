import sys, random, time
from score import *
J=[json.loads(l) for l in open(REPO/'Tests/Evaluation/injections.jsonl')]; BN=[json.loads(l) for l in open(REPO/'Tests/Evaluation/benign.jsonl')]
def insert(a,t,where):
    S=sentences(a); h=len(S)//2
    return t+' '+a if where=='before' else a+' '+t if where=='after' else ' '.join(S[:h]+[t]+S[h:])
D=load(); t0=time.time()
def ctx(d): return rubric(d['role'],d['level'])[d['criterion']],bank(d['role'],d['level'])
rnd=random.Random(7); out=open('inj.jsonl','w')
cases={x['id']:[(D[(i+o)%12],k,w) for o,k,w in ((rnd.randrange(12),'fair','after'),(rnd.randrange(12),'poor','mid'),(rnd.randrange(12),'poor','after'),(rnd.randrange(12),'fair','before'))] for i,x in enumerate(J+BN)}
for n in range(4):
    for x in J+BN:
        d,k,w=cases[x['id']][n]; c,B=ctx(d); a=d['answers'][k]
        r0=score(a,c,B); r1=score(insert(a,x['text'],w),c,B); r2=score(insert(a,x['text'],w),c,B,d['question']); r3=score(a,c,B,d['question'])
        f=lambda r:[r['score'],r['z']['cov'],r['z']['lex'],float(np.mean([r['z'][v] for v in ('v1','v2','v3')])),r['spread']]
        out.write(json.dumps({'id':x['id'],'style':x.get('style','benign'),'q':d['id'],'k':k,'w':w,'u0':f(r0),'u1':f(r1),'k0':f(r3),'k1':f(r2),'t':round(time.time()-t0)})+'\n'); out.flush()
